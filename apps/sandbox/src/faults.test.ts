import { apiErrors } from '@ekyc/domain'
import { describe, expect, test } from 'vitest'
import type { Fault } from './state.ts'
import { keys, REDIRECT, sdk, startSandbox } from './testing/test-sandbox.ts'

const request = { RedirectURL: REDIRECT, Config: { CheckMode: 3 } }

/** A sandbox in which a fault befalls mints, set as a tester sets it. */
async function startWithFault(fault: Partial<Fault>) {
  const sandbox = await startSandbox()
  const set = await sandbox.post('fault', { api: 'apply', remaining: 1, ...fault })
  expect(set.status).toBe(200)
  return { ...sandbox, minted: () => Object.keys(sandbox.control.state.sessions).length }
}

describe('a fault', () => {
  test.each<[Fault['kind'], object]>([
    ['html500', { httpCode: 500 }],
    ['reset', { message: expect.stringMatching(/ECONNRESET|socket hang up/) }],
    ['brokenJson', { type: 'invalid-json' }],
  ])('%s loses the answer to a mint that was carried out, once', async (kind, error) => {
    const { apply, minted } = await startWithFault({ kind })
    await expect(apply(request)).rejects.toMatchObject(error)
    expect(minted()).toBe(1)
    await expect(apply(request)).resolves.toHaveProperty('BizToken')
    expect(minted()).toBe(2)
  })

  test('timeout keeps the SDK waiting for an answer that never comes', async () => {
    const { endpoint, minted } = await startWithFault({ kind: 'timeout' })
    const impatient = sdk(endpoint, keys, 0.5)
    await expect(impatient.apply(request)).rejects.toMatchObject({
      message: expect.stringContaining('network timeout'),
    })
    expect(minted()).toBe(1)
  })

  test('slow gives the answer late', async () => {
    const { apply } = await startWithFault({ kind: 'slow', ms: 150 })
    const began = performance.now()
    await expect(apply(request)).resolves.toHaveProperty('BizToken')
    expect(performance.now() - began).toBeGreaterThan(140)
  })

  test.each(apiErrors.map(({ code }) => code))('error %s is answered before anything is minted', async (code) => {
    const { apply, minted } = await startWithFault({ kind: 'error', code })
    await expect(apply(request)).rejects.toMatchObject({ code })
    expect(minted()).toBe(0)
  })

  test('error carries any code, also one that nobody has heard of', async () => {
    const { apply } = await startWithFault({ kind: 'error', code: 'FailedOperation.MoonInWrongPhase' })
    await expect(apply(request)).rejects.toMatchObject({ code: 'FailedOperation.MoonInWrongPhase' })
  })

  test('error without a code is InternalError', async () => {
    const { apply } = await startWithFault({ kind: 'error' })
    await expect(apply(request)).rejects.toMatchObject({ code: 'InternalError' })
  })

  test('nullFields leaves the names and empties them', async () => {
    const { mint, attempt, result } = await startWithFault({ kind: 'nullFields', api: 'result' })
    const token = await mint()
    await attempt(token, 0)
    const { RequestId, ...fields } = await result(token)
    expect(RequestId).toEqual(expect.any(String))
    expect(Object.keys(fields)).toContain('VerificationDetailList')
    expect(new Set(Object.values(fields))).toEqual(new Set([null]))
  })

  test('unknownFields adds fields that nobody has heard of', async () => {
    const { mint, attempt, result } = await startWithFault({ kind: 'unknownFields', api: 'result' })
    const token = await mint()
    await attempt(token, 0)
    expect(await result(token)).toMatchObject({ ErrorCode: 0, LivenessInfoTag: ['01'], FutureField: {} })
  })

  test('befalls its own API only, as often as was said', async () => {
    const { apply, result, mint, control } = await startWithFault({ kind: 'error', api: 'result', remaining: 2 })
    const token = await mint()
    await expect(apply(request)).resolves.toHaveProperty('BizToken')
    for (let i = 0; i < 2; i++) await expect(result(token)).rejects.toMatchObject({ code: 'InternalError' })
    await expect(result(token)).resolves.toHaveProperty('ErrorCode', null)
    expect(control.state.faults).toEqual([])
  })

  test('without a number stays until it is cleared', async () => {
    const { apply, post } = await startWithFault({ kind: 'error', remaining: null })
    for (let i = 0; i < 5; i++) await expect(apply(request)).rejects.toMatchObject({ code: 'InternalError' })
    await post('clear', {})
    await expect(apply(request)).resolves.toHaveProperty('BizToken')
  })

  test('replaces the one before it', async () => {
    const { apply, post } = await startWithFault({ kind: 'timeout', remaining: null })
    await post('fault', { api: 'apply', kind: 'error', code: 'LimitExceeded' })
    await expect(apply(request)).rejects.toMatchObject({ code: 'LimitExceeded' })
  })
})
