import { describe, expect, test } from 'vitest'
import { apiErrorGroups, apiErrorOf, apiErrors } from './index.ts'

/** The product's own errors, as the reference lists them. */
const documented = [
  'InvalidParameter',
  'InvalidParameterValue',
  'InvalidParameterValue.BizTokenIllegal',
  'InvalidParameterValue.BizTokenExpired',
  'UnauthorizedOperation',
  'UnauthorizedOperation.Nonactivated',
  'UnauthorizedOperation.Activating',
  'UnauthorizedOperation.ActivateError',
  'UnauthorizedOperation.Arrears',
  'UnauthorizedOperation.NonAuthorize',
  'OperationDenied',
  'FailedOperation.ImageSizeTooLarge',
  'FailedOperation.ImageDecodeFailed',
  'ResourceUnavailable',
  'ResourceUnavailable.InArrears',
  'ResourceUnavailable.ResourcePackageRunOut',
  'InternalError',
  'RequestLimitExceeded',
  'LimitExceeded',
  'RequestSizeLimitExceeded',
  'UnauthorizedOperation.ChargeStatusException',
  'InvalidParameterValue.RuleIdNotExist',
  'FailedOperation.StsUnAuthErrError',
  'UnsupportedRegion',
]

describe('errors of a call', () => {
  test('are all there, each once', () => {
    const codes = apiErrors.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(documented))
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('say what happened and what to do', () => {
    for (const { code, meaning, action } of apiErrors) {
      for (const sentence of [meaning, action]) expect(sentence, code).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('use every group', () => {
    expect(new Set(apiErrors.map(({ group }) => group))).toEqual(new Set(apiErrorGroups))
  })

  test.each([
    ['InternalError', 'retryable', 'serverError'],
    ['RequestLimitExceeded', 'retryable', 'rateLimited'],
    ['UnauthorizedOperation.Arrears', 'configuration', 'arrears'],
    ['UnauthorizedOperation.ChargeStatusException', 'configuration', 'arrears'],
    ['FailedOperation.StsUnAuthErrError', 'configuration', 'forbidden'],
    ['InvalidParameterValue.RuleIdNotExist', 'configuration', 'ruleId'],
    ['UnsupportedRegion', 'configuration', 'region'],
    ['AuthFailure.SignatureFailure', 'configuration', 'badKeys'],
    ['AuthFailure.SignatureExpire', 'configuration', 'clockSkew'],
    ['FailedOperation.ImageDecodeFailed', 'customerInput', 'photo'],
    ['InvalidParameterValue.BizTokenExpired', 'gone', 'tokenExpired'],
    ['InvalidParameterValue.BizTokenIllegal', 'gone', 'tokenIllegal'],
  ])('%s is %s', (code, group, reason) => {
    expect(apiErrorOf(code)).toMatchObject({ code, group, reason })
  })

  test.each([
    ['RequestLimitExceeded.UinLimitExceeded', 'rateLimited'],
    ['AuthFailure.SomethingNew', 'badKeys'],
    ['UnauthorizedOperation.SomethingNew', 'forbidden'],
    ['FailedOperation.SomethingNew', 'serverError'],
    ['NeverHeardOf', 'serverError'],
    ['', 'serverError'],
  ])('%s, which nobody documents, is taken by its family', (code, reason) => {
    expect(apiErrorOf(code)).toMatchObject({ code, reason })
  })
})
