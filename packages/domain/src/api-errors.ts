/** What Tencent answers when a call itself failed. None of these is billed. Source: the API reference. */

export type ApiErrorGroup = 'retryable' | 'configuration' | 'customerInput' | 'gone'

/** A closed list of reasons; every code of Tencent's, known or not, is one of them. */
export type ApiErrorReason =
  | 'serverError'
  | 'rateLimited'
  | 'badKeys'
  | 'clockSkew'
  | 'notActivated'
  | 'arrears'
  | 'forbidden'
  | 'photo'
  | 'invalidParameter'
  | 'tokenExpired'
  | 'tokenIllegal'

export type ApiError = { code: string; group: ApiErrorGroup; reason: ApiErrorReason; meaning: string; action: string }

const entry = (
  code: string,
  group: ApiErrorGroup,
  reason: ApiErrorReason,
  meaning: string,
  action: string,
): ApiError => ({
  code,
  group,
  reason,
  meaning,
  action,
})

const activate = "Open the service in Tencent's console and wait until it is active."
const pay = "Settle the account or buy a package in Tencent's console."
const keys = 'Check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.'
const request = 'Check the profile’s settings; Tencent refuses one of them.'
const wait = 'Nothing to do: it is tried again by itself.'

export const apiErrors: readonly ApiError[] = [
  entry('InvalidParameter', 'configuration', 'invalidParameter', 'A parameter is not valid.', request),
  entry('InvalidParameterValue', 'configuration', 'invalidParameter', 'The value of a parameter is wrong.', request),
  entry('InvalidParameterValue.BizTokenIllegal', 'gone', 'tokenIllegal', 'Tencent does not know this BizToken.', wait),
  entry('InvalidParameterValue.BizTokenExpired', 'gone', 'tokenExpired', 'The BizToken has run out.', wait),
  entry('UnauthorizedOperation', 'configuration', 'forbidden', 'The account may not use this service.', activate),
  entry(
    'UnauthorizedOperation.Nonactivated',
    'configuration',
    'notActivated',
    'The service is not activated.',
    activate,
  ),
  entry(
    'UnauthorizedOperation.Activating',
    'configuration',
    'notActivated',
    'The service is being activated.',
    activate,
  ),
  entry('UnauthorizedOperation.ActivateError', 'configuration', 'notActivated', 'The activation failed.', activate),
  entry('UnauthorizedOperation.Arrears', 'configuration', 'arrears', 'The account is in arrears.', pay),
  entry(
    'UnauthorizedOperation.NonAuthorize',
    'configuration',
    'forbidden',
    'The account lacks the authorisation.',
    activate,
  ),
  entry('OperationDenied', 'configuration', 'forbidden', 'Tencent denied the operation.', activate),
  entry(
    'FailedOperation.ImageSizeTooLarge',
    'customerInput',
    'photo',
    'The compare photo is too large.',
    'Replace the photo.',
  ),
  entry(
    'FailedOperation.ImageDecodeFailed',
    'customerInput',
    'photo',
    'The compare photo cannot be read.',
    'Replace the photo.',
  ),
  entry('ResourceUnavailable', 'configuration', 'arrears', 'The resource is not available.', pay),
  entry('ResourceUnavailable.InArrears', 'configuration', 'arrears', 'The account is in arrears.', pay),
  entry('ResourceUnavailable.ResourcePackageRunOut', 'configuration', 'arrears', 'The package is used up.', pay),
  entry('InternalError', 'retryable', 'serverError', 'An error inside Tencent’s service.', wait),
  entry(
    'RequestLimitExceeded',
    'retryable',
    'rateLimited',
    'More requests than the account may make.',
    'Lower TENCENTCLOUD_QPS if it stays.',
  ),
  entry(
    'LimitExceeded',
    'retryable',
    'rateLimited',
    'A limit of the account is exceeded.',
    'Lower TENCENTCLOUD_QPS if it stays.',
  ),
  entry(
    'RequestSizeLimitExceeded',
    'customerInput',
    'photo',
    'The request is too large.',
    'Replace the photo by a smaller one.',
  ),
  entry('AuthFailure.SecretIdNotFound', 'configuration', 'badKeys', 'Tencent does not know the secret id.', keys),
  entry(
    'AuthFailure.SignatureFailure',
    'configuration',
    'badKeys',
    'The signature does not match the secret key.',
    keys,
  ),
  entry(
    'AuthFailure.SignatureExpire',
    'configuration',
    'clockSkew',
    'This server’s clock is off by more than 5 minutes.',
    'Set the clock by NTP.',
  ),
  entry('AuthFailure.InvalidSecretId', 'configuration', 'badKeys', 'The secret id is not of the right kind.', keys),
  entry('AuthFailure.TokenFailure', 'configuration', 'badKeys', 'The temporary token is not valid.', keys),
  entry(
    'AuthFailure.UnauthorizedOperation',
    'configuration',
    'forbidden',
    'The key lacks the permission for this API.',
    'Grant the key access to FaceID in Tencent’s console.',
  ),
]

const byCode = new Map(apiErrors.map((error) => [error.code, error]))

/** What is known of an error code; an undocumented one is taken by its family, else as a passing fault. */
export function apiErrorOf(code: string): ApiError {
  const family = code.split('.')[0] ?? code
  const known = byCode.get(code) ?? byCode.get(family)
  if (known) return { ...known, code }
  if (family === 'AuthFailure')
    return entry(code, 'configuration', 'badKeys', 'Tencent did not accept the signature.', keys)
  if (family === 'FailedOperation')
    return entry(code, 'retryable', 'serverError', 'The operation failed at Tencent.', wait)
  return entry(code, 'retryable', 'serverError', 'Tencent answered with an error that it does not document.', wait)
}
