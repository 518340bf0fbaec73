import { z } from 'zod'

const cardTypes = [
  'HKIDCard',
  'MLIDCard',
  'IndonesiaIDCard',
  'PhilippinesVoteID',
  'PhilippinesDrivingLicense',
  'PhilippinesTinID',
  'PhilippinesSSSID',
  'PhilippinesUMID',
  'InternationalIDPassport',
  'ThailandIDCard',
  'SingaporeIDCard',
  'MainlandIDCard',
] as const

const whole = (min: number, max: number) => {
  const message = `Write a whole number from ${min} to ${max}.`
  return z.int(message).min(min, message).max(max, message)
}

/** Tencent's WebVerificationConfigIntl: all 16 fields under Tencent's own names; unknown ones are refused. */
export const livenessConfigSchema = z.strictObject({
  /** Skips Tencent's start page; no effect when downgraded. Default false. */
  AutoSkipStartPage: z.boolean().optional(),
  /** On a pass, skips Tencent's result page. Default false. */
  AutoSkip: z.boolean().optional(),
  /** 1 card + liveness + comparison, 2 liveness + comparison, 3 liveness only, 4 card only. Default 2. */
  CheckMode: z.literal([1, 2, 3, 4]).optional(),
  IDCardType: z.enum(cardTypes).optional(),
  DisableCheckOcrWarnings: z.boolean().optional(),
  /** 1 silent, 2 action, 3 lighting, 4 action + lighting, 5 action + lighting (high). Default 3. */
  SecurityLevel: z.literal([1, 2, 3, 4, 5]).optional(),
  SkipPrivacyPolicy: z.boolean().optional(),
  IdCardCutReturn: z.boolean().optional(),
  /** #rrggbb. Default #2d72f1. */
  ThemeColor: z.string().max(32).optional(),
  /** Default en; set from the customer's language at each start. */
  Language: z.enum(['th', 'en', 'zh-cn', 'zh-tc', 'id']).optional(),
  /** 1 may fall back to silent liveness, 2 never. Default 1. */
  AutoDowngrade: z.literal([1, 2]).optional(),
  /** One or two of blink, mouth, nod, shake, separated by a comma; with SecurityLevel 2, 4 or 5 only. */
  ActionList: z.string().max(64).optional(),
  /** 1 to 99 attempts inside one BizToken. Default 99. */
  LivenessRetryLimit: whole(1, 99).optional(),
  /** 1 to 600 seconds. Default 45. */
  LivenessTimeout: whole(1, 600).optional(),
  /** Comma-separated warning codes; needs DisableCheckOcrWarnings false. */
  SelectedWarningCodes: z.string().max(100).optional(),
  /** Hong Kong identity cards only. Default true. */
  AllowExpiredDocument: z.boolean().optional(),
})
export type LivenessConfig = z.output<typeof livenessConfigSchema>

/** One guardrail that spoke. An error keeps a profile from being saved. */
export type Finding = { level: 'error' | 'warning'; field: string; message: string }

const actions = ['blink', 'mouth', 'nod', 'shake']
const warningCodes = ['-9101', '-9102', '-9103', '-9104', '-9107', '-9108', '-9109']
/** Beyond this many attempts in one session a retry limit is none. */
const MANY_ATTEMPTS = 10

/** What Tencent would refuse (error) and what a merchant may not want (warning), in words. */
export function checkConfig(config: LivenessConfig): Finding[] {
  const parsed = livenessConfigSchema.safeParse(config)
  if (!parsed.success) return parsed.error.issues.flatMap(refusals)
  return [...errors(config), ...livenessWarnings(config), ...cardWarnings(config)]
}

function refusals(issue: z.core.$ZodIssue): Finding[] {
  const fields = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')]
  return fields.map((field) => ({ level: 'error', field, message: issue.message }))
}

type Field = keyof LivenessConfig

const findings = (level: Finding['level']) => (field: Field, when: boolean, message: string) =>
  when ? [{ level, field, message }] : []
const error = findings('error')
const warning = findings('warning')

function errors(config: LivenessConfig): Finding[] {
  const level = config.SecurityLevel ?? 3
  const list = config.ActionList?.split(',') ?? []
  const codes = config.SelectedWarningCodes?.split(',') ?? []
  return [
    ...error(
      'ActionList',
      list.length > 0 && ![2, 4, 5].includes(level),
      `Actions need security level 2, 4 or 5; with level ${level} Tencent refuses the call. Remove the actions or choose another level.`,
    ),
    ...error(
      'ActionList',
      list.length > 2 || new Set(list).size !== list.length || list.some((action) => !actions.includes(action)),
      'Name one or two different actions of blink, mouth, nod and shake, with a comma and no space between.',
    ),
    ...error(
      'ThemeColor',
      config.ThemeColor !== undefined && !/^#[0-9a-f]{6}$/i.test(config.ThemeColor),
      'Write the colour as #rrggbb; Tencent falls back to its own blue otherwise.',
    ),
    ...error(
      'SelectedWarningCodes',
      codes.length > 0 && config.DisableCheckOcrWarnings === true,
      'Document warnings are turned off, so none can be selected.',
    ),
    ...error(
      'SelectedWarningCodes',
      new Set(codes).size !== codes.length || codes.some((code) => !warningCodes.includes(code)),
      `Choose among ${warningCodes.join(', ')}, each once, with a comma and no space between.`,
    ),
  ]
}

function livenessWarnings(config: LivenessConfig): Finding[] {
  const liveness = config.CheckMode !== 4
  const attempts = config.LivenessRetryLimit ?? 99
  return [
    ...warning(
      'LivenessRetryLimit',
      liveness && attempts > MANY_ATTEMPTS,
      `One session allows ${attempts} attempts, and an impostor as many. Set 3 or so.`,
    ),
    ...warning(
      'AutoDowngrade',
      liveness && (config.AutoDowngrade ?? 1) === 1 && (config.SecurityLevel ?? 3) > 1,
      'Where a browser cannot do the chosen security level, Tencent falls back to silent liveness without telling. Set 2 to refuse instead.',
    ),
    ...warning(
      'SkipPrivacyPolicy',
      config.SkipPrivacyPolicy === true,
      'Tencent’s agreement page is skipped: your own words must carry the customer’s consent to Tencent.',
    ),
  ]
}

const cardFields = ['IDCardType', 'DisableCheckOcrWarnings', 'IdCardCutReturn', 'SelectedWarningCodes'] as const

function cardWarnings(config: LivenessConfig): Finding[] {
  const expired = warning(
    'AllowExpiredDocument',
    config.AllowExpiredDocument !== undefined && config.IDCardType !== 'HKIDCard',
    'Tencent looks at this for Hong Kong identity cards only.',
  )
  if (config.CheckMode === 1 || config.CheckMode === 4) {
    const message = 'No card type is set, and Tencent names no default. Choose the card that your customers hold.'
    return [...warning('IDCardType', config.IDCardType === undefined, message), ...expired]
  }
  const unread = cardFields.flatMap((field) =>
    warning(field, config[field] !== undefined && config[field] !== false, 'No card is read in this check mode.'),
  )
  return [...unread, ...expired]
}
