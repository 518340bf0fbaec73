import { randomBytes } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { tc3 } from './testing/tc3.ts'
import { failureOf, keys, NOW, now, request, startEkyc } from './testing/test-ekyc.ts'
import { answer, applied, cut, html, passed, refuse, reset, silence, stall } from './testing/wire-server.ts'

describe('a request', () => {
  test('to mint names the action, the version, the region and what the merchant asked for', async () => {
    const { ekyc, wire } = await startEkyc([applied])
    const compareImage = randomBytes(1_500_000)
    const config = { CheckMode: 2, Language: 'th', AutoSkip: true } as const
    const minted = await ekyc.apply({ ...request, compareImage, extra: 'order 66', ruleId: '7', config })
    expect(minted).toEqual({
      bizToken: 'TOKEN-1',
      verificationUrl: 'https://h5.example/face?token=TOKEN-1',
      requestId: 'req-1',
    })
    expect(wire.calls).toHaveLength(1)
    expect(wire.calls[0]?.params).toEqual({
      RedirectURL: request.redirectUrl,
      CompareImageBase64: compareImage.toString('base64'),
      Extra: 'order 66',
      RuleId: '7',
      Config: config,
    })
    expect(wire.calls[0]?.headers).toMatchObject({
      'x-tc-action': 'ApplyWebVerificationBizTokenIntl',
      'x-tc-version': '2018-03-01',
      'x-tc-region': 'ap-singapore',
      'content-type': 'application/json',
    })
  })

  test('leaves out the photo and the extra text that nobody gave', async () => {
    const { ekyc, wire } = await startEkyc([applied])
    await ekyc.apply(request)
    expect(wire.calls[0]?.params).toEqual({ RedirectURL: request.redirectUrl, Config: {} })
  })

  test('for a result carries the token', async () => {
    const { ekyc, wire } = await startEkyc([passed])
    expect(await ekyc.result('TOKEN-1', now)).toMatchObject({ state: 'passed', code: 0 })
    expect(wire.calls[0]?.action).toBe('GetWebVerificationResultIntl')
    expect(wire.calls[0]?.params).toEqual({ BizToken: 'TOKEN-1' })
  })

  test('carries the token of temporary keys, and asks the region that issued a BizToken', async () => {
    const { ekyc, wire } = await startEkyc([passed, passed], { credentials: { ...keys, token: 'temporary' } })
    await ekyc.result('TOKEN-1', { ...now, region: 'ap-jakarta' })
    await ekyc.result('TOKEN-2', now)
    const sent = wire.calls.map(({ headers }) => [headers['x-tc-token'], headers['x-tc-region']])
    expect(sent).toEqual([
      ['temporary', 'ap-jakarta'],
      ['temporary', 'ap-singapore'],
    ])
  })

  test('is signed with TC3-HMAC-SHA256 over its exact bytes', async () => {
    const { ekyc, wire } = await startEkyc([applied, passed])
    await ekyc.apply({ ...request, extra: 'ชื่อ 名字 "quoted"' })
    await ekyc.result('TOKEN-1', now)
    expect(wire.calls).toHaveLength(2)
    for (const call of wire.calls) expect(call.headers.authorization).toBe(tc3(call, keys))
  })

  test('goes straight to a stand-in on this machine, whatever proxy the environment names', async () => {
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9')
    const { ekyc } = await startEkyc([applied])
    await expect(ekyc.apply(request)).resolves.toMatchObject({ bizToken: 'TOKEN-1' })
    vi.unstubAllEnvs()
  })
})

describe('an answer to a mint', () => {
  test('may name its address in the old way', async () => {
    const { ekyc } = await startEkyc([answer({ BizToken: 'T', VerificationUrl: 'https://h5.example/' })])
    await expect(ekyc.apply(request)).resolves.toEqual({
      bizToken: 'T',
      verificationUrl: 'https://h5.example/',
      requestId: null,
    })
  })

  test.each([
    ['https://h5.example?token=T', 'https://h5.example?token=T'],
    ['https://h5.example/\r\nSet-Cookie: a=b?token=T', 'https://h5.example/Set-Cookie:%20a=b?token=T'],
    ['https://h5.example/中?token=T', 'https://h5.example/%E4%B8%AD?token=T'],
  ])('%j gives an address that a redirect can carry', async (VerificationURL, verificationUrl) => {
    const { ekyc } = await startEkyc([answer({ BizToken: 'T', VerificationURL })])
    await expect(ekyc.apply(request)).resolves.toMatchObject({ verificationUrl })
  })

  test.each([
    ['no fields', {}],
    ['null fields', { BizToken: null, VerificationURL: null, RequestId: null }],
    ['no token', { VerificationURL: 'https://h5.example/' }],
    ['an address that is none', { BizToken: 'T', VerificationURL: 'soon' }],
    ['an address without end', { BizToken: 'T', VerificationURL: `https://h5.example/${'x'.repeat(9000)}` }],
    ['a token that is a number', { BizToken: 7, VerificationURL: 'https://h5.example/' }],
    ['a list', []],
    ['a text', 'nonsense'],
    ['nothing', null],
  ])('with %s is nonsense, and the token may be lost', async (_what, fields) => {
    const { ekyc, wire } = await startEkyc([answer(fields)])
    expect(await failureOf(ekyc.apply(request))).toMatchObject({ reason: 'nonsense', answerLost: true })
    expect(wire.calls).toHaveLength(1)
  })
})

test('a token whose address no customer may be sent to is nonsense, as health says', async () => {
  const { ekyc } = await startEkyc([applied], { mayRedirectTo: () => false })
  expect(await failureOf(ekyc.apply(request))).toMatchObject({ reason: 'nonsense', answerLost: true })
  expect(ekyc.health()).toMatchObject({ lastError: { reason: 'nonsense' }, failing: { apply: { reason: 'nonsense' } } })
})

describe('the budget', () => {
  test('is asked for a slot before each try, the first as long as the caller waits', async () => {
    const { ekyc, wire, slots } = await startEkyc([html(500), refuse('InternalError'), passed])
    const began = Date.now()
    await ekyc.result('T', { slotWaitMs: 3000 })
    expect(wire.calls).toHaveLength(3)
    expect(slots.map(({ api }) => api)).toEqual(['result', 'result', 'result'])
    expect((slots[0]?.untilMs ?? 0) - began).toBeGreaterThan(2950)
    expect((slots[1]?.untilMs ?? 0) - began).toBeGreaterThan(7950)
    expect(Math.abs((slots[2]?.untilMs ?? 0) - (slots[1]?.untilMs ?? 0))).toBeLessThan(50)
  })

  test('that has no slot keeps the call from going out', async () => {
    const { ekyc, wire } = await startEkyc([applied], { budget: { take: async () => false } })
    const error = await failureOf(ekyc.apply(request))
    expect(error).toMatchObject({ kind: 'retryable', reason: 'overBudget', answerLost: false })
    expect(wire.calls).toHaveLength(0)
  })

  test('that has no further slot leaves it at the first failure', async () => {
    let left = 1
    const { ekyc, wire } = await startEkyc([refuse('RequestLimitExceeded')], {
      budget: { take: async () => left-- > 0 },
    })
    expect(await failureOf(ekyc.apply(request))).toMatchObject({ reason: 'rateLimited' })
    expect(wire.calls).toHaveLength(1)
  })
})

describe('a mint', () => {
  test.each([
    ['the line going dead', silence, 'timeout'],
    ['half an answer', stall, 'timeout'],
    ['a reset', reset, 'broken'],
    ['a break in the middle of the answer', cut, 'broken'],
    ['a page of HTML with status 500', html(500), 'serverError'],
    ['a page of HTML with status 502', html(502), 'serverError'],
    ["Tencent's InternalError", refuse('InternalError'), 'serverError'],
    ['an error that nobody documents', refuse('SomethingNew.Entirely'), 'serverError'],
  ])('is not repeated after %s: Tencent may have carried it out', async (_what, reply, reason) => {
    const deadlineMs = reason === 'timeout' ? 500 : 8000
    const { ekyc, wire, slots } = await startEkyc([reply, applied], { deadlineMs })
    const error = await failureOf(ekyc.apply(request))
    expect(error).toMatchObject({ kind: 'retryable', reason, answerLost: true })
    expect(wire.calls).toHaveLength(1)
    expect(slots).toHaveLength(1)
  })

  test.each(['RequestLimitExceeded', 'RequestLimitExceeded.UinLimitExceeded', 'LimitExceeded'])(
    'is repeated after %s: Tencent carried nothing out',
    async (code) => {
      const { ekyc, wire } = await startEkyc([refuse(code), applied])
      await expect(ekyc.apply(request)).resolves.toMatchObject({ bizToken: 'TOKEN-1' })
      expect(wire.calls).toHaveLength(2)
    },
  )

  test('is repeated where no connection came about', async () => {
    const { ekyc, wire, slots } = await startEkyc([applied])
    await wire.close()
    expect(await failureOf(ekyc.apply(request))).toMatchObject({ reason: 'unreachable', answerLost: false })
    expect(slots).toHaveLength(3)
  })
})

describe('a look at a result', () => {
  test.each([
    ['a reset', reset],
    ['a page of HTML with status 500', html(500)],
    ["Tencent's InternalError", refuse('InternalError')],
    ['RequestLimitExceeded', refuse('RequestLimitExceeded')],
    ['nonsense', answer('nonsense')],
  ])('is repeated after %s', async (_what, reply) => {
    const { ekyc, wire } = await startEkyc([reply, passed])
    await expect(ekyc.result('T', now)).resolves.toMatchObject({ state: 'passed' })
    expect(wire.calls).toHaveLength(2)
  })

  test('is given up after the third try', async () => {
    const { ekyc, wire, reported } = await startEkyc([html(500)])
    expect(await failureOf(ekyc.result('T', now))).toMatchObject({ reason: 'serverError' })
    expect(wire.calls).toHaveLength(3)
    expect(reported.map(({ api, result }) => `${api} ${result}`)).toEqual(Array(3).fill('result serverError'))
  })

  test.each(['UnauthorizedOperation.Arrears', 'InvalidParameterValue.BizTokenExpired', 'AuthFailure.SignatureFailure'])(
    'is not repeated after %s, which another try cannot mend',
    async (code) => {
      const { ekyc, wire } = await startEkyc([refuse(code)])
      expect(await failureOf(ekyc.result('T', now))).toMatchObject({ providerCode: code })
      expect(wire.calls).toHaveLength(1)
    },
  )
})

describe('the deadline', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  /** The timers of the client stand still until the test moves them. */
  async function startWithStillTimers(...replies: Parameters<typeof startEkyc>[0]) {
    const started = await startEkyc([passed, ...replies])
    await started.ekyc.result('T', now)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
    return started
  }

  test('is eight seconds in all, headers and body together', async () => {
    const { ekyc, wire } = await startWithStillTimers(stall)
    try {
      let ended = false
      const failure = failureOf(ekyc.apply(request)).finally(() => {
        ended = true
      })
      while (wire.calls.length < 2) await turn()
      vi.advanceTimersByTime(5000)
      for (let i = 0; i < 50; i++) await turn()
      vi.advanceTimersByTime(2999)
      await turn()
      expect(ended).toBe(false)
      vi.advanceTimersByTime(1)
      expect(await failure).toMatchObject({ kind: 'retryable', reason: 'timeout', answerLost: true })
    } finally {
      vi.useRealTimers()
    }
  })

  test('covers all tries of one call', async () => {
    const { ekyc, wire, reported } = await startEkyc([html(500), silence], { deadlineMs: 1500 })
    expect(await failureOf(ekyc.result('T', now))).toMatchObject({ reason: 'timeout' })
    expect(wire.calls).toHaveLength(2)
    // The second try had only what the first one and the pause of 200 ms left.
    expect(reported[1]?.durationMs).toBeLessThan(1500)
  })
})

describe('health', () => {
  test('knows nothing before the first call', async () => {
    const { ekyc } = await startEkyc([applied])
    expect(ekyc.health()).toMatchObject({ clockSkewMs: null, lastSuccessAt: null, lastError: null })
  })

  test.each([
    ['ahead of', -600_000],
    ['behind', 600_000],
  ])("notices that this machine's clock is ten minutes %s Tencent's", async (_side, offset) => {
    const date = new Date(Date.now() + offset).toUTCString()
    const { ekyc } = await startEkyc([answer({ ErrorCode: null }, { date })])
    await ekyc.result('T', now)
    expect(Math.abs((ekyc.health().clockSkewMs ?? 0) + offset)).toBeLessThan(30_000)
  })

  test('reads the clock from a refusal too, and passes over a date that is none', async () => {
    const date = new Date(Date.now() + 600_000).toUTCString()
    const refusal = (value: string) =>
      answer({ Error: { Code: 'AuthFailure.SignatureExpire', Message: 'Late.' } }, { date: value })
    const { ekyc } = await startEkyc([refusal(date), refusal('yesterday')])
    for (let i = 0; i < 2; i++) expect(await failureOf(ekyc.result('T', now))).toMatchObject({ reason: 'clockSkew' })
    expect(ekyc.health().clockSkewMs).toBeLessThan(-500_000)
  })

  test('keeps the last success and the last error', async () => {
    const { ekyc } = await startEkyc([refuse('UnauthorizedOperation.Arrears'), passed])
    await failureOf(ekyc.apply(request))
    await ekyc.result('T', now)
    expect(ekyc.health()).toMatchObject({
      lastSuccessAt: NOW,
      lastError: { at: NOW, api: 'apply', reason: 'arrears', providerCode: 'UnauthorizedOperation.Arrears' },
      // What the one API serves says nothing of the other.
      refused: { apply: { reason: 'arrears' }, result: null },
    })
  })

  test('takes a token that is gone for no error of the connection', async () => {
    const { ekyc } = await startEkyc([refuse('InvalidParameterValue.BizTokenExpired')])
    await failureOf(ekyc.result('T', now))
    expect(ekyc.health().lastError).toBeNull()
  })
})
