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
  serverError: 'Nothing to do. It is retried automatically.',
  rateLimited: 'It is retried automatically. If it keeps happening, lower TENCENTCLOUD_QPS.',
  badKeys: 'Check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
  clockSkew: 'Sync this server’s clock, preferably with NTP.',
  notActivated: 'Activate eKYC in the Tencent Cloud console and wait until it is active.',
  arrears: 'Pay the balance or buy a package in the Tencent Cloud console.',
  forbidden: 'In the Tencent Cloud console, give the key and the account access to eKYC.',
  region: 'Set TENCENTCLOUD_REGION to a region that serves eKYC. The default is ap-singapore.',
  ruleId:
    'Correct the RuleId of the profile, or remove it, and create new links for customers whose link still uses it.',
  invalidParameter: 'Check the profile settings.',
  photo: 'Replace the comparison photo.',
  tokenExpired: 'Nothing to do. The server keeps checking until 72 hours have passed.',
  tokenIllegal: 'Nothing to do. The server keeps checking until 72 hours have passed.',
}

const token =
  'Set TENCENTCLOUD_TOKEN, TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to a set that has not expired.'
const program = 'Check TENCENTCLOUD_FACEID_ENDPOINT. If it is correct, update ekyc-console.'

/** Every error code of a call that Tencent documents, for this API and for its platform. None is billed. */
export const apiErrors: readonly ApiError[] = [
  error('InvalidParameter', 'invalidParameter', 'A parameter is not valid.'),
  error('InvalidParameterValue', 'invalidParameter', 'A parameter value is not valid.'),
  error('InvalidParameterValue.BizTokenIllegal', 'tokenIllegal', 'Tencent does not know this BizToken.'),
  error('InvalidParameterValue.BizTokenExpired', 'tokenExpired', 'The BizToken has expired.'),
  error('InvalidParameterValue.RuleIdNotExist', 'ruleId', 'Tencent does not know the RuleId of the profile.'),
  error('MissingParameter', 'invalidParameter', 'A parameter is missing.'),
  error('UnknownParameter', 'invalidParameter', 'Tencent does not recognise a parameter.'),
  error('UnauthorizedOperation', 'forbidden', 'The account is not allowed to use this service.'),
  error('UnauthorizedOperation.Nonactivated', 'notActivated', 'The service has not been activated.'),
  error('UnauthorizedOperation.Activating', 'notActivated', 'The service is being activated.'),
  error('UnauthorizedOperation.ActivateError', 'notActivated', 'Service activation failed.'),
  error('UnauthorizedOperation.Arrears', 'arrears', 'The account has an overdue balance.'),
  error('UnauthorizedOperation.ChargeStatusException', 'arrears', 'The billing status of the account is abnormal.'),
  error(
    'UnauthorizedOperation.NonAuthorize',
    'forbidden',
    'The account has not completed its identity verification.',
    'Complete the account’s identity verification in the Tencent Cloud console.',
  ),
  error('OperationDenied', 'forbidden', 'Tencent denied the operation.'),
  error('FailedOperation', 'serverError', 'The operation failed at Tencent.'),
  error('FailedOperation.ImageSizeTooLarge', 'photo', 'The comparison photo is too large.'),
  error('FailedOperation.ImageDecodeFailed', 'photo', 'The comparison photo can’t be read.'),
  error('FailedOperation.StsUnAuthErrError', 'forbidden', 'The key lacks the permission for this operation.'),
  error('ResourceUnavailable', 'arrears', 'The service is not available to the account.'),
  error('ResourceUnavailable.InArrears', 'arrears', 'The account has an overdue balance.'),
  error('ResourceUnavailable.ResourcePackageRunOut', 'arrears', 'The package is used up.'),
  error('InternalError', 'serverError', 'Tencent had an internal error.'),
  error('RequestLimitExceeded', 'rateLimited', 'Too many requests per second for this account.'),
  error('LimitExceeded', 'rateLimited', 'An account limit was exceeded.'),
  error('RequestSizeLimitExceeded', 'photo', 'The request is too large, most likely because of the photo.'),
  error('AuthFailure.InvalidAuthorization', 'badKeys', 'The signature header is not valid.'),
  error('AuthFailure.InvalidSecretId', 'badKeys', 'The secret ID does not belong to a Tencent Cloud API key.'),
  error('AuthFailure.MFAFailure', 'badKeys', 'The account requires a second factor.'),
  error('AuthFailure.SecretIdNotFound', 'badKeys', 'Tencent does not recognise the secret ID.'),
  error('AuthFailure.SignatureExpire', 'clockSkew', 'This server’s clock is off by more than 5 minutes.'),
  error('AuthFailure.SignatureFailure', 'badKeys', 'The signature does not match the secret key.'),
  error('AuthFailure.TokenFailure', 'badKeys', 'The key’s temporary token is not valid.', token),
  error('AuthFailure.UnauthorizedOperation', 'forbidden', 'The key does not have permission for this API.'),
  error('InvalidAction', 'invalidParameter', 'The API does not exist.', program),
  error('NoSuchVersion', 'invalidParameter', 'The API version does not exist.', program),
  error('UnsupportedOperation', 'invalidParameter', 'Tencent does not support the operation.', program),
  error('UnsupportedProtocol', 'invalidParameter', 'Tencent does not support this protocol.', program),
  error('UnsupportedRegion', 'region', 'This API is not available in the region.'),
]

const byCode = new Map(apiErrors.map((known) => [known.code, known]))

/** What is known of an error code; an undocumented one is taken by its family (what stands before the dot), else as a passing fault. */
export function apiErrorOf(code: string): ApiError {
  const [family = code] = code.split('.')
  const known = byCode.get(code) ?? byCode.get(family)
  if (known) return { ...known, code }
  if (family === 'AuthFailure') return error(code, 'badKeys', 'Tencent did not accept the signature.')
  return error(code, 'serverError', 'Tencent returned an undocumented error.')
}

function error(code: string, reason: ApiErrorReason, meaning: string, action = actionFor[reason]): ApiError {
  return { code, group: groupOf[reason], reason, meaning, action }
}
