import {
  configDefaults,
  documentWarnings,
  type LivenessConfig,
  livenessActions,
  livenessConfigSchema,
} from '../config.ts'
import { error, type Finding, warning } from './finding.ts'
import { refusals } from './refusals.ts'

/** Beyond this many attempts in one session a retry limit is none. */
const MANY_ATTEMPTS = 10
/** Seconds; Tencent's code 1107 tells of a video of about 6 s. */
const SHORT_TIMEOUT = 10

/** What Tencent would refuse (error) and what a merchant may not want (warning), in words. */
export function checkConfig(config: LivenessConfig): Finding[] {
  const issues = livenessConfigSchema.safeParse(config).error?.issues ?? []
  // One field that cannot be read silences nothing that is said of the others.
  const unread = new Set(issues.map(({ path }) => path[0]))
  const rest: LivenessConfig = Object.fromEntries(Object.entries(config).filter(([field]) => !unread.has(field)))
  const spoken = [...errors(rest), ...checkWarnings(rest), ...livenessWarnings(rest), ...cardWarnings(rest)]
  return [...refusals(issues), ...spoken.filter(({ field }) => !unread.has(field))]
}

function errors(config: LivenessConfig): Finding[] {
  const level = config.SecurityLevel ?? configDefaults.SecurityLevel
  const list = config.ActionList?.split(',') ?? []
  const codes = config.SelectedWarningCodes?.split(',') ?? []
  return [
    ...error('ActionList', list.length > 0 && ![2, 4, 5].includes(level), 'actionsNeedLevel', { level }),
    ...error('ActionList', list.length > 2 || !isChoice(list, livenessActions), 'actionsTwo'),
    ...error('ThemeColor', config.ThemeColor !== undefined && !/^#[0-9a-f]{6}$/i.test(config.ThemeColor), 'color'),
    ...error('SelectedWarningCodes', codes.length > 0 && config.DisableCheckOcrWarnings === true, 'warningsOff'),
    ...error('SelectedWarningCodes', !isChoice(codes, documentWarnings), 'warningsUnknown', {
      codes: documentWarnings.join(', '),
    }),
  ]
}

const isChoice = (list: string[], among: readonly string[]) =>
  new Set(list).size === list.length && list.every((each) => among.includes(each))

function checkWarnings({ CheckMode, Language, SkipPrivacyPolicy }: LivenessConfig): Finding[] {
  return [
    ...warning('CheckMode', CheckMode === 3, 'faceOnly'),
    ...warning('CheckMode', CheckMode === 4, 'cardOnly'),
    ...warning('SkipPrivacyPolicy', SkipPrivacyPolicy === true, 'privacySkipped'),
    ...warning('Language', Language !== undefined, 'languageDecided'),
  ]
}

function livenessWarnings(config: LivenessConfig): Finding[] {
  if (config.CheckMode === 4) return []
  const attempts = config.LivenessRetryLimit ?? configDefaults.LivenessRetryLimit
  const timeout = config.LivenessTimeout ?? configDefaults.LivenessTimeout
  const silent = config.SecurityLevel === 1
  const mayFallBack = (config.AutoDowngrade ?? configDefaults.AutoDowngrade) === 1 && !silent
  return [
    ...warning('SecurityLevel', silent, 'silent'),
    ...warning('SecurityLevel', config.SecurityLevel === 5, 'levelFive'),
    ...warning('AutoDowngrade', mayFallBack, 'downgrade'),
    ...warning('AutoSkipStartPage', mayFallBack && config.AutoSkipStartPage === true, 'startPageBack'),
    ...warning('LivenessRetryLimit', attempts > MANY_ATTEMPTS, 'manyAttempts', { n: attempts }),
    ...warning('LivenessTimeout', timeout < SHORT_TIMEOUT, 'shortTimeout', { n: timeout }),
  ]
}

const cardFields = ['IDCardType', 'DisableCheckOcrWarnings', 'IdCardCutReturn', 'SelectedWarningCodes'] as const

function cardWarnings(config: LivenessConfig): Finding[] {
  const { IDCardType, DisableCheckOcrWarnings, AllowExpiredDocument } = config
  const readsCard = config.CheckMode === 1 || config.CheckMode === 4
  const hongKong = IDCardType === 'HKIDCard'
  const idle = warning('AllowExpiredDocument', AllowExpiredDocument !== undefined && !hongKong, 'hongKongOnly')
  if (!readsCard) {
    const isSet = (field: (typeof cardFields)[number]) => config[field] !== undefined && config[field] !== false
    return [...cardFields.flatMap((field) => warning(field, isSet(field), 'cardNotRead')), ...idle]
  }
  return [
    ...warning('IDCardType', IDCardType === undefined, 'noCardType'),
    ...warning('DisableCheckOcrWarnings', DisableCheckOcrWarnings === true, 'documentWarningsOff'),
    ...warning('AllowExpiredDocument', hongKong && AllowExpiredDocument !== false, 'expiredPasses'),
    ...idle,
  ]
}
