import type { MessageProblem, SendOutcome } from '@ekyc/domain'
import { type ConnectionReason, EkycError, type EkycReason, passing } from '../ekyc-error.ts'

type Answer = Extract<SendOutcome, { is: 'refused' | 'later' | 'unsure' }>

const refused = (problem: MessageProblem): Answer => ({ is: 'refused', problem })
const later = (problem: MessageProblem, waitSeconds?: number): Answer => ({ is: 'later', problem, waitSeconds })
const unsure: Answer = { is: 'unsure', problem: 'answerLost' }

const HOUR = 3600
/** Which midnight ends Tencent's day is not documented, so a day's limit is tried again every few hours. */
const DAYS_LIMIT = later('overQuota', 4 * HOUR)

/** The codes that Tencent documents for sending, by what they mean for the message. */
const byCode: Record<string, Answer> = {
  'FailedOperation.PhoneNumberInBlacklist': refused('optedOut'),
  'FailedOperation.PhoneNumberParseFail': refused('addressRefused'),
  'InvalidParameterValue.IncorrectPhoneNumber': refused('addressRefused'),
  'FailedOperation.ContainSensitiveWord': refused('contentRefused'),
  'InvalidParameter.DirtyWordFound': refused('contentRefused'),
  'InvalidParameterValue.ContentLengthLimit': refused('contentRefused'),
  // Mended in Tencent's console or in our settings; then the same message goes out.
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': later('templateRefused'),
  'InvalidParameterValue.TemplateParameterFormatError': later('templateRefused'),
  'InvalidParameterValue.TemplateParameterLengthLimit': later('templateRefused'),
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate': later('templateRefused'),
  'FailedOperation.TemplateIncorrectOrUnapproved': later('templateRefused'),
  'FailedOperation.TemplateUnapprovedOrNotExist': later('templateRefused'),
  'FailedOperation.TemplateIdNotExist': later('templateRefused'),
  'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone': later('templateRefused'),
  'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone': later('templateRefused'),
  'FailedOperation.SignatureIncorrectOrUnapproved': later('senderRefused'),
  'FailedOperation.MissingSignature': later('senderRefused'),
  'FailedOperation.InsufficientBalanceInSmsPackage': later('accountRefused', HOUR),
  'InvalidParameterValue.SdkAppIdNotExist': later('accountRefused'),
  'InvalidParameter.AppidAndBizId': later('accountRefused'),
  'FailedOperation.NotEnterpriseCertification': later('accountRefused'),
  'FailedOperation.ProhibitSubAccountUse': later('accountRefused'),
  'UnsupportedOperation.UnsupportedRegion': later('accountRefused'),
  'LimitExceeded.AppCountryOrRegionInBlacklist': later('accountRefused', HOUR),
  'LimitExceeded.PhoneNumberThirtySecondLimit': later('overQuota', 30),
  'LimitExceeded.PhoneNumberOneHourLimit': later('overQuota', HOUR),
  'LimitExceeded.DeliveryFrequencyLimit': later('overQuota', 60),
  'LimitExceeded.PhoneNumberDailyLimit': DAYS_LIMIT,
  'LimitExceeded.PhoneNumberSameContentDailyLimit': DAYS_LIMIT,
  'LimitExceeded.DailyLimit': DAYS_LIMIT,
  'LimitExceeded.AppDailyLimit': DAYS_LIMIT,
  'LimitExceeded.AppGlobalDailyLimit': DAYS_LIMIT,
  'LimitExceeded.AppMainlandChinaDailyLimit': DAYS_LIMIT,
  'LimitExceeded.AppCountryOrRegionDailyLimit': DAYS_LIMIT,
  // Refused before anything is sent, though their family is that of faults in the middle of it.
  'InternalError.RequestTimeException': later('authRefused'),
  'InternalError.SigFieldMissing': later('authRefused'),
  'InternalError.SigVerificationFail': later('authRefused'),
  'InternalError.RestApiInterfaceNotExist': later('unknownAnswer'),
  'InternalError.JsonParseFail': later('unknownAnswer'),
}

/** What stands before the dot, for the codes that are not listed. */
const byFamily: Record<string, Answer> = {
  AuthFailure: later('authRefused'),
  UnauthorizedOperation: later('accountRefused'),
  RequestLimitExceeded: later('busy'),
  LimitExceeded: later('overQuota', HOUR),
  InvalidParameter: refused('contentRefused'),
  InvalidParameterValue: refused('contentRefused'),
  MissingParameter: refused('contentRefused'),
  // Timeouts towards the carrier are among them: the message may be out.
  InternalError: unsure,
}

/** What a code of Tencent's, other than Ok, means for the message. One that nobody documents is a refusal that may pass. */
export function outcomeOf(code: string): Answer {
  const [family = code] = code.split('.')
  return byCode[code] ?? byFamily[family] ?? later('unknownAnswer')
}

const problemOf: Partial<Record<EkycReason, MessageProblem>> = {
  unreachable: 'unreachable',
  dns: 'unreachable',
  proxy: 'unreachable',
  tls: 'notEncrypted',
  tlsUntrusted: 'notEncrypted',
} satisfies Record<ConnectionReason, MessageProblem>

/** What a call that failed means for the message. */
export function failureOf(thrown: unknown): Answer {
  const error = thrown instanceof EkycError ? thrown : passing('nonsense', true)
  if (error.providerCode) return { ...outcomeOf(error.providerCode), text: error.providerCode }
  if (error.answerLost) return unsure
  if (error.reason === 'rateLimited') return later('busy')
  return later(problemOf[error.reason] ?? 'unknownAnswer')
}
