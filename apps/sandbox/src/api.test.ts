import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keys, MINUTE, photo, REDIRECT, sdk, startSandbox, typedSdk } from './testing/test-sandbox.ts'

const refusedWith = (code: string) =>
  expect.objectContaining({ code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })

describe('the unmodified SDK', () => {
  test('mints a token and reads its result', async () => {
    const { endpoint, attempt } = await startSandbox()
    const call = typedSdk(endpoint)
    const minted = await call('ApplyWebVerificationBizTokenIntl', {
      RedirectURL: REDIRECT,
      CompareImageBase64: (await photo()).toString('base64'),
      Extra: 'order 66',
      Config: { CheckMode: 2, SecurityLevel: 4, ActionList: 'blink,nod', Language: 'th', LivenessRetryLimit: 3 },
    })
    const { BizToken } = minted
    expect(minted.VerificationURL).toBe(`http://pages.example/sandbox/h5?token=${BizToken}`)
    const look = () => call('GetWebVerificationResultIntl', { BizToken })
    expect(await look()).toMatchObject({ ErrorCode: null, Extra: 'order 66' })
    await attempt(BizToken, 0)
    expect(await look()).toMatchObject({ ErrorCode: 0, VerificationDetailList: [{ Similarity: 96.42 }] })
  })
})

/** A request signed by hand, by the rules of TC3-HMAC-SHA256. */
async function signed(
  endpoint: string,
  change: Partial<Record<'timestamp' | 'date' | 'secretId' | 'signed', string>> = {},
) {
  const sha256 = (data: string) => createHash('sha256').update(data).digest('hex')
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
  const body = JSON.stringify({ RedirectURL: REDIRECT, Config: { CheckMode: 3 } })
  const timestamp = change.timestamp ?? String(Math.floor(Date.now() / 1000))
  const date = change.date ?? new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)
  const scope = `${date}/faceid/tc3_request`
  const names = change.signed ?? 'content-type;host'
  const values: Record<string, string> = { 'content-type': 'application/json', host: new URL(endpoint).host }
  const lines = names.split(';').map((name) => `${name}:${values[name]}\n`)
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n')
  const key = hmac(hmac(hmac(`TC3${keys.secretKey}`, date), 'faceid'), 'tc3_request')
  const signature = hmac(key, ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).toString('hex')
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-tc-action': 'ApplyWebVerificationBizTokenIntl',
    'x-tc-version': '2018-03-01',
    'x-tc-timestamp': timestamp,
    authorization: `TC3-HMAC-SHA256 Credential=${change.secretId ?? keys.secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  }
  return { headers, body }
}

/** Sends what is given and reads the error code, null for none. Always status 200, as Tencent answers. */
async function send(endpoint: string, request: { headers: Record<string, string>; body: string | Buffer }) {
  const answer = await fetch(endpoint, { method: 'POST', ...request, body: new Uint8Array(Buffer.from(request.body)) })
  expect(answer.status).toBe(200)
  const { Response } = (await answer.json()) as { Response: { Error?: { Code: string } } }
  return Response.Error?.Code ?? null
}

describe('a signature', () => {
  test('with another secret key is refused', async () => {
    const { endpoint } = await startSandbox()
    const other = sdk(endpoint, { ...keys, secretKey: 'wrong' })
    await expect(other.result('T')).rejects.toEqual(refusedWith('AuthFailure.SignatureFailure'))
  })

  test('of a secret id that nobody has is refused', async () => {
    const { endpoint } = await startSandbox()
    const other = sdk(endpoint, { ...keys, secretId: 'nobody' })
    await expect(other.result('T')).rejects.toEqual(refusedWith('AuthFailure.SecretIdNotFound'))
  })

  test.each([
    [0, null],
    [-240, null],
    [240, null],
    [-320, 'AuthFailure.SignatureExpire'],
    [320, 'AuthFailure.SignatureExpire'],
  ])('made %i seconds from now gets %s', async (seconds, code) => {
    const { endpoint } = await startSandbox()
    const timestamp = String(Math.floor(Date.now() / 1000) + seconds)
    expect(await send(endpoint, await signed(endpoint, { timestamp }))).toBe(code)
  })

  test('holds while the clock of the sandbox is moved: the SDK signs by that of the machine', async () => {
    const { control, mint } = await startSandbox()
    await control.moveClock(24 * 60 * MINUTE)
    expect(await mint()).toMatch(/^[0-9A-F-]{36}$/)
  })

  test.each<[string, Parameters<typeof signed>[1]]>([
    ['the date of another day', { date: '2020-01-01' }],
    ['a timestamp that is none', { timestamp: 'now', date: '2026-01-01' }],
    ['the host unsigned', { signed: 'content-type' }],
    ['the content type unsigned', { signed: 'host' }],
  ])('with %s is refused', async (_what, change) => {
    const { endpoint } = await startSandbox()
    expect(await send(endpoint, await signed(endpoint, change))).toMatch(/^AuthFailure\.Signature(Failure|Expire)$/)
  })

  test('does not cover another body', async () => {
    const { endpoint } = await startSandbox()
    const { headers, body } = await signed(endpoint)
    expect(await send(endpoint, { headers, body: `${body} ` })).toBe('AuthFailure.SignatureFailure')
  })

  test.each(['', 'Bearer x', 'TC3-HMAC-SHA256 Credential=a/b/c', 'TC3-HMAC-SHA256 '.repeat(500)])(
    'is missed in the header %j',
    async (authorization) => {
      const { endpoint } = await startSandbox()
      const { headers, body } = await signed(endpoint)
      expect(await send(endpoint, { headers: { ...headers, authorization }, body })).toBe(
        'AuthFailure.SignatureFailure',
      )
    },
  )

  test('in the old form encoding is refused', async () => {
    const { endpoint } = await startSandbox()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'Action=GetWebVerificationResultIntl&SignatureMethod=HmacSHA256&Signature=abc'
    expect(await send(endpoint, { headers, body })).toBe('AuthFailure.SignatureFailure')
  })
})

describe('a request', () => {
  test.each([
    ['x-tc-action', 'DetectAuth', 'InvalidAction'],
    ['x-tc-action', 'constructor', 'InvalidAction'],
    ['x-tc-action', '', 'InvalidAction'],
    ['x-tc-version', '2017-03-12', 'NoSuchVersion'],
  ])('with %s "%s" is %s', async (name, value, code) => {
    const { endpoint } = await startSandbox()
    const { headers, body } = await signed(endpoint)
    expect(await send(endpoint, { headers: { ...headers, [name]: value }, body })).toBe(code)
  })

  test.each([11, 25])('of %i MB is too large', async (megabytes) => {
    const { endpoint } = await startSandbox()
    const { headers } = await signed(endpoint)
    expect(await send(endpoint, { headers, body: Buffer.alloc(megabytes << 20, 'x') })).toBe('RequestSizeLimitExceeded')
  })
})

describe('a mint', () => {
  const config = (fields: object) => ({ RedirectURL: REDIRECT, Config: { CheckMode: 3, ...fields } })
  const withPhoto = async (CompareImageBase64: unknown) => ({ RedirectURL: REDIRECT, CompareImageBase64 })

  test.each<[string, object]>([
    ['every default', { RedirectURL: REDIRECT, Config: { CheckMode: 3 } }],
    ['fields that nobody has heard of', { ...config({ FutureField: [1] }), Future: 'x' }],
    ['1,000 characters of extra text', { ...config({}), Extra: 'x'.repeat(1000) }],
    ['CheckMode 1 without a photo', config({ CheckMode: 1, IDCardType: 'HKIDCard', AllowExpiredDocument: false })],
    ['two actions at a level that has them', config({ SecurityLevel: 2, ActionList: 'mouth,shake' })],
    ['a colour that is none, which falls back to the default', config({ ThemeColor: 'red' })],
    ['the widest limits', config({ LivenessRetryLimit: 99, LivenessTimeout: 600 })],
    ['warning codes', config({ CheckMode: 1, DisableCheckOcrWarnings: false, SelectedWarningCodes: '-9101,-9107' })],
    ['an http address for the way back', { ...config({}), RedirectURL: 'http://127.0.0.1:3000/v/abc/return' }],
  ])('takes %s', async (_what, request) => {
    const { apply } = await startSandbox()
    await expect(apply(request)).resolves.toMatchObject({ BizToken: expect.stringMatching(/^[0-9A-F-]{36}$/) })
  })

  test.each<[string, object, string]>([
    ['no way back', { Config: { CheckMode: 3 } }, 'InvalidParameter'],
    ['a number for the way back', { ...config({}), RedirectURL: 7 }, 'InvalidParameter'],
    ['no address for the way back', { ...config({}), RedirectURL: 'soon' }, 'InvalidParameterValue'],
    ['a way back with a query', { ...config({}), RedirectURL: `${REDIRECT}?a=1` }, 'InvalidParameterValue'],
    ['a way back with a fragment', { ...config({}), RedirectURL: `${REDIRECT}#a` }, 'InvalidParameterValue'],
    ['a way back that is a script', { ...config({}), RedirectURL: 'javascript:alert(1)' }, 'InvalidParameterValue'],
    ['1,001 characters of extra text', { ...config({}), Extra: 'x'.repeat(1001) }, 'InvalidParameterValue'],
    ['no photo to compare with', { RedirectURL: REDIRECT }, 'InvalidParameter'],
    ['CheckMode 0', config({ CheckMode: 0 }), 'InvalidParameterValue'],
    ['CheckMode 5', config({ CheckMode: 5 }), 'InvalidParameterValue'],
    ['CheckMode in words', config({ CheckMode: 'two' }), 'InvalidParameter'],
    ['SecurityLevel 6', config({ SecurityLevel: 6 }), 'InvalidParameterValue'],
    ['an unknown card', config({ IDCardType: 'LibraryCard' }), 'InvalidParameterValue'],
    ['an unknown language', config({ Language: 'fr' }), 'InvalidParameterValue'],
    ['AutoDowngrade 3', config({ AutoDowngrade: 3 }), 'InvalidParameterValue'],
    ['AutoSkip in words', config({ AutoSkip: 'yes' }), 'InvalidParameter'],
    ['no try at all', config({ LivenessRetryLimit: 0 }), 'InvalidParameterValue'],
    ['100 tries', config({ LivenessRetryLimit: 100 }), 'InvalidParameterValue'],
    ['half a try', config({ LivenessRetryLimit: 1.5 }), 'InvalidParameter'],
    ['601 seconds', config({ LivenessTimeout: 601 }), 'InvalidParameterValue'],
    ['three actions', config({ SecurityLevel: 2, ActionList: 'blink,nod,shake' }), 'InvalidParameterValue'],
    ['an unknown action', config({ SecurityLevel: 2, ActionList: 'dance' }), 'InvalidParameterValue'],
    ['actions at the default level', config({ ActionList: 'blink' }), 'InvalidParameterValue'],
    ['actions at level 1', config({ SecurityLevel: 1, ActionList: 'blink' }), 'InvalidParameterValue'],
    ['an unknown warning code', config({ SelectedWarningCodes: '-9101,-9999' }), 'InvalidParameterValue'],
  ])('with %s is refused', async (_what, request, code) => {
    const { apply } = await startSandbox()
    await expect(apply(request)).rejects.toEqual(refusedWith(code))
  })

  test.each(['jpeg', 'png'] as const)('takes a %s to compare with', async (format) => {
    const { apply, control } = await startSandbox()
    const { BizToken } = await apply(await withPhoto((await photo(format, 200)).toString('base64')))
    expect(control.state.sessions[BizToken]?.photo).toMatchObject({ width: 200, height: 200 })
  })

  test.each<[string, () => Promise<string>, string]>([
    ['a data address', async () => `data:image/jpeg;base64,${(await photo()).toString('base64')}`, 'ImageDecodeFailed'],
    ['a WebP', async () => (await photo('webp')).toString('base64'), 'ImageDecodeFailed'],
    ['a text', async () => Buffer.from('no picture').toString('base64'), 'ImageDecodeFailed'],
    ['what is no Base64', async () => '???', 'ImageDecodeFailed'],
    ['half a JPG', async () => (await photo('jpeg', 800)).subarray(0, 700).toString('base64'), 'ImageDecodeFailed'],
    ['8 MB and one character of Base64', async () => 'A'.repeat(8 * 1024 * 1024 + 1), 'ImageSizeTooLarge'],
  ])('refuses %s to compare with', async (_what, image, code) => {
    const { apply } = await startSandbox()
    await expect(apply(await withPhoto(await image()))).rejects.toEqual(refusedWith(`FailedOperation.${code}`))
  })

  test('keeps nothing of the photo that shows anybody', async () => {
    const { apply, control } = await startSandbox()
    const CompareImageBase64 = (await photo()).toString('base64')
    await apply(await withPhoto(CompareImageBase64))
    expect(JSON.stringify(control.state)).not.toContain(CompareImageBase64.slice(0, 40))
  })
})

describe('a look at a result', () => {
  test.each(['no-such-token', '__proto__', 'constructor', 'x'.repeat(300)])(
    'of the token %s, which was never given out, is refused',
    async (token) => {
      const { result } = await startSandbox()
      await expect(result(token)).rejects.toEqual(refusedWith('InvalidParameterValue.BizTokenIllegal'))
    },
  )

  test.each(['', 7, null, {}])('of the token %j is refused', async (token) => {
    const { result } = await startSandbox()
    await expect(result(token)).rejects.toEqual(refusedWith('InvalidParameter'))
  })

  test('is answered for three days and no longer', async () => {
    const { mint, result, attempt, control } = await startSandbox()
    const token = await mint()
    await attempt(token, 0)
    await control.moveClock(72 * 60 * MINUTE - MINUTE)
    expect(await result(token)).toMatchObject({ ErrorCode: 0 })
    await control.moveClock(2 * MINUTE)
    await expect(result(token)).rejects.toEqual(refusedWith('InvalidParameterValue.BizTokenExpired'))
  })
})

describe('the rate', () => {
  test('of each API is held apart: what goes over gets RequestLimitExceeded', async () => {
    const { apply, result } = await startSandbox({ qps: 3 })
    const request = { RedirectURL: REDIRECT, Config: { CheckMode: 3 } }
    const calls = await Promise.allSettled(Array.from({ length: 12 }, () => apply(request)))
    const refused = calls.filter((call) => call.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    for (const { reason } of refused) expect(reason).toEqual(refusedWith('RequestLimitExceeded'))
    const minted = calls.find((call) => call.status === 'fulfilled')
    await expect(result(minted?.value.BizToken ?? '')).resolves.toMatchObject({ ErrorCode: null })
  })
})
