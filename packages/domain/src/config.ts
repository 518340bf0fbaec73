import { z } from 'zod'
import { wholeNumber } from './ranges.ts'

/** Identity documents that Tencent reads. */
export const cardTypes = [
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

/** Editions of Tencent's service. */
export const serviceVersions = ['BASIC', 'PLUS'] as const

/** What a customer may be asked to do before the camera. */
export const livenessActions = ['blink', 'mouth', 'nod', 'shake'] as const
export type LivenessAction = (typeof livenessActions)[number]

/** -9101 incomplete border, -9102 copy, -9103 recaptured, -9104 edited, -9107 glare, -9108 blurry, -9109 not activated. */
export const documentWarnings = ['-9101', '-9102', '-9103', '-9104', '-9107', '-9108', '-9109'] as const
export type DocumentWarning = (typeof documentWarnings)[number]

/** Tencent's WebVerificationConfigIntl: all 17 fields under Tencent's own names; unknown ones are refused. */
export const livenessConfigSchema = z.strictObject({
  /** Skips Tencent's start page; no effect when downgraded. Default false. */
  AutoSkipStartPage: z.boolean().optional(),
  /** On a pass, skips Tencent's result page. Default false. */
  AutoSkip: z.boolean().optional(),
  /** 1 card + liveness + comparison, 2 liveness + comparison, 3 liveness only, 4 card only. Default 2. */
  CheckMode: z.literal([1, 2, 3, 4]).optional(),
  /** The edition of the service. Default BASIC; PLUS says more of a failed live check (LivenessInfoTag). */
  Version: z.enum(serviceVersions).optional(),
  IDCardType: z.enum(cardTypes).optional(),
  DisableCheckOcrWarnings: z.boolean().optional(),
  /** 1 silent, 2 action, 3 lighting, 4 action + lighting. Default 3. 5, action + lighting (high), left Tencent's list in 2026. */
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
  LivenessRetryLimit: wholeNumber('LivenessRetryLimit').optional(),
  /** 1 to 600 seconds. Default 45. */
  LivenessTimeout: wholeNumber('LivenessTimeout').optional(),
  /** Comma-separated warning codes; needs DisableCheckOcrWarnings false. */
  SelectedWarningCodes: z.string().max(100).optional(),
  /** Hong Kong ID cards only. Default true. */
  AllowExpiredDocument: z.boolean().optional(),
})
export type LivenessConfig = z.output<typeof livenessConfigSchema>

/** What Tencent takes where a field is left out; undefined where it names no value. */
export const configDefaults = {
  CheckMode: 2,
  Version: 'BASIC',
  SecurityLevel: 3,
  ActionList: 'blink',
  AutoDowngrade: 1,
  LivenessRetryLimit: 99,
  LivenessTimeout: 45,
  IDCardType: undefined,
  DisableCheckOcrWarnings: false,
  SelectedWarningCodes: undefined,
  IdCardCutReturn: false,
  AllowExpiredDocument: true,
  AutoSkipStartPage: false,
  AutoSkip: false,
  SkipPrivacyPolicy: false,
  ThemeColor: '#2d72f1',
  Language: 'en',
} as const satisfies { [Field in keyof Required<LivenessConfig>]: LivenessConfig[Field] }
