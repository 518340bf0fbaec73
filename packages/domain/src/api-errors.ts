/** What a failed call means for us: try again, change our configuration, ask for a better photo, or the token is gone. */
export const apiErrorGroups = ['retryable', 'configuration', 'customerInput', 'gone'] as const
export type ApiErrorGroup = (typeof apiErrorGroups)[number]

/** A closed list of reasons; every code of Tencent's, known or not, is one of them. */
export type ApiErrorReason =
  | 'serverError'
  | 'rateLimited'
  | 'badKeys'
  | 'clockSkew'
  | 'notActivated'
  | 'arrears'
  | 'forbidden'
  | 'region'
  | 'ruleId'
  | 'photo'
  | 'invalidParameter'
  | 'tokenExpired'
  | 'tokenIllegal'

export type ApiError = {
  code: string
  group: ApiErrorGroup
  reason: ApiErrorReason
  /** What happened, for people. */
  meaning: string
  /** What to do about it. */
  action: string
}

const groupOf = {
  serverError: 'retryable',
  rateLimited: 'retryable',
  badKeys: 'configuration',
  clockSkew: 'configuration',
  notActivated: 'configuration',
  arrears: 'configuration',
  forbidden: 'configuration',
  region: 'configuration',
  ruleId: 'configuration',
  invalidParameter: 'configuration',
  photo: 'customerInput',
  tokenExpired: 'gone',
  tokenIllegal: 'gone',
} as const satisfies Record<ApiErrorReason, ApiErrorGroup>

const actionFor: Record<ApiErrorReason, string> = {
  serverError: 'Nothing to do: it is tried again by itself.',
  rateLimited: 'It is tried again by itself. If it stays, lower TENCENTCLOUD_QPS.',
  badKeys: 'Check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
  clockSkew: 'Set this server’s clock, best by NTP.',
  notActivated: 'Activate eKYC in Tencent Cloud’s console and wait until it is active.',
  arrears: 'Settle the account or buy a package in Tencent Cloud’s console.',
  forbidden: 'Grant the key and the account access to eKYC in Tencent Cloud’s console.',
  region: 'Set TENCENTCLOUD_REGION to a region that serves eKYC: ap-singapore is the usual one.',
  ruleId:
    'Correct the RuleId of the profile, or remove it, and create new links for customers whose link still uses it.',
  invalidParameter: 'Check the settings of the profile.',
  photo: 'Replace the compare photo.',
  tokenExpired: 'Nothing to do: it is asked for again until 72 hours are over.',
  tokenIllegal: 'Nothing to do: it is asked for again until 72 hours are over.',
}

const token =
  'Set TENCENTCLOUD_TOKEN, TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to a set that has not expired.'
const program = 'Check TENCENTCLOUD_FACEID_ENDPOINT; if it is right, update this program.'

/** Every error code of a call that Tencent documents, for this API and for its platform. None is billed. */
export const apiErrors: readonly ApiError[] = [
  error('InvalidParameter', 'invalidParameter', 'A parameter is not valid.'),
  error('InvalidParameterValue', 'invalidParameter', 'The value of a parameter is wrong.'),
  error('InvalidParameterValue.BizTokenIllegal', 'tokenIllegal', 'Tencent does not know this BizToken.'),
  error('InvalidParameterValue.BizTokenExpired', 'tokenExpired', 'The BizToken has run out.'),
  error('InvalidParameterValue.RuleIdNotExist', 'ruleId', 'Tencent does not know the RuleId of the profile.'),
  error('MissingParameter', 'invalidParameter', 'A parameter is missing.'),
  error('UnknownParameter', 'invalidParameter', 'A parameter is not known to Tencent.'),
  error('UnauthorizedOperation', 'forbidden', 'The account may not use this service.'),
  error('UnauthorizedOperation.Nonactivated', 'notActivated', 'The service has not been activated.'),
  error('UnauthorizedOperation.Activating', 'notActivated', 'The service is being activated.'),
  error('UnauthorizedOperation.ActivateError', 'notActivated', 'The activation of the service failed.'),
  error('UnauthorizedOperation.Arrears', 'arrears', 'The account is in arrears.'),
  error('UnauthorizedOperation.ChargeStatusException', 'arrears', 'The billing status of the account is abnormal.'),
  error(
    'UnauthorizedOperation.NonAuthorize',
    'forbidden',
    'The account has not completed its identity verification.',
    'Complete the identity verification of the account in Tencent Cloud’s console.',
  ),
  error('OperationDenied', 'forbidden', 'Tencent denied the operation.'),
  error('FailedOperation', 'serverError', 'The operation failed at Tencent.'),
  error('FailedOperation.ImageSizeTooLarge', 'photo', 'The compare photo is too large.'),
  error('FailedOperation.ImageDecodeFailed', 'photo', 'The compare photo cannot be read.'),
  error('FailedOperation.StsUnAuthErrError', 'forbidden', 'The key lacks the permission for this operation.'),
  error('ResourceUnavailable', 'arrears', 'The service is not available to the account.'),
  error('ResourceUnavailable.InArrears', 'arrears', 'The account is in arrears.'),
  error('ResourceUnavailable.ResourcePackageRunOut', 'arrears', 'The package is used up.'),
  error('InternalError', 'serverError', 'An error inside Tencent’s service.'),
  error('RequestLimitExceeded', 'rateLimited', 'More requests in a second than the account may make.'),
  error('LimitExceeded', 'rateLimited', 'A limit of the account is exceeded.'),
  error('RequestSizeLimitExceeded', 'photo', 'The request is too large, most likely by its photo.'),
  error('AuthFailure.InvalidAuthorization', 'badKeys', 'The signature’s header is not valid.'),
  error('AuthFailure.InvalidSecretId', 'badKeys', 'The secret id is not one of a Tencent Cloud API key.'),
  error('AuthFailure.MFAFailure', 'badKeys', 'The account asks for a second factor.'),
  error('AuthFailure.SecretIdNotFound', 'badKeys', 'Tencent does not know the secret id.'),
  error('AuthFailure.SignatureExpire', 'clockSkew', 'This server’s clock is off by more than 5 minutes.'),
  error('AuthFailure.SignatureFailure', 'badKeys', 'The signature does not match the secret key.'),
  error('AuthFailure.TokenFailure', 'badKeys', 'The temporary token of the key is not valid.', token),
  error('AuthFailure.UnauthorizedOperation', 'forbidden', 'The key lacks the permission for this API.'),
  error('InvalidAction', 'invalidParameter', 'The API does not exist.', program),
  error('NoSuchVersion', 'invalidParameter', 'The version of the API does not exist.', program),
  error('UnsupportedOperation', 'invalidParameter', 'Tencent does not support the operation.', program),
  error('UnsupportedProtocol', 'invalidParameter', 'Tencent does not take this protocol.', program),
  error('UnsupportedRegion', 'region', 'The region does not serve this API.'),
]

const byCode = new Map(apiErrors.map((known) => [known.code, known]))

/** What is known of an error code; an undocumented one is taken by its family (what stands before the dot), else as a passing fault. */
export function apiErrorOf(code: string): ApiError {
  const [family = code] = code.split('.')
  const known = byCode.get(code) ?? byCode.get(family)
  if (known) return { ...known, code }
  if (family === 'AuthFailure') return error(code, 'badKeys', 'Tencent did not accept the signature.')
  return error(code, 'serverError', 'Tencent answered with an error that its documents do not name.')
}

function error(code: string, reason: ApiErrorReason, meaning: string, action = actionFor[reason]): ApiError {
  return { code, group: groupOf[reason], reason, meaning, action }
}
