import { inspect } from 'node:util'
import { apiErrors } from '@ekyc/domain'
import { describe, expect, test } from 'vitest'
import { failureOf, keys, now, request, startEkyc } from './testing/test-ekyc.ts'
import { answer, body, cut, html, type Reply, refuse, reset, stall } from './testing/wire-server.ts'

/** Time for one try only. */
const oneTry = () => {
  let left = 1
  return { budget: { take: async () => left-- > 0 } }
}

describe('an error code of Tencent’s', () => {
  test.each(apiErrors)('$code is $group ($reason)', async ({ code, group, reason }) => {
    const { ekyc } = await startEkyc([refuse(code)], oneTry())
    const error = await failureOf(ekyc.apply(request))
    expect(error).toMatchObject({ kind: group, reason, providerCode: code, requestId: 'req-refused' })
    expect(error.message).toBe(`Tencent: ${reason} (${code})`)
  })

  test('that nobody documents is carried as it came', async () => {
    const { ekyc } = await startEkyc([refuse('FailedOperation.MoonInWrongPhase')], oneTry())
    expect(await failureOf(ekyc.apply(request))).toMatchObject({
      kind: 'retryable',
      providerCode: 'FailedOperation.MoonInWrongPhase',
    })
  })
})

describe('an answer that is no answer', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  test.each<[string, Reply, string]>([
    ['an empty body', body(''), 'nonsense'],
    ['a broken body', body('{"Response":{"BizToken":"'), 'nonsense'],
    ['a page of HTML with status 200', html(200), 'nonsense'],
    ['JSON without a Response', body('{}'), 'nonsense'],
    ['null', body('null'), 'nonsense'],
    ['a text for an Error', answer({ Error: 'no' }), 'nonsense'],
    ['a number for a code', answer({ Error: { Code: 7 } }), 'nonsense'],
    ['a list of results', answer([{ ErrorCode: 0 }]), 'nonsense'],
    ['a code in words', answer({ ErrorCode: 'passed' }), 'nonsense'],
    ['brackets without end', body(`{"Response":{"Deep":${deep}}}`), 'nonsense'],
    ['a stream of events', body('data: {}\n\n', { 'content-type': 'text/event-stream' }), 'nonsense'],
    [
      'a body that is not packed as its header says',
      body('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      'nonsense',
    ],
    ['bytes that are no text', body(Buffer.from([0xff, 0xfe, 0, 1])), 'nonsense'],
    ['status 404', html(404), 'serverError'],
    ['status 429', html(429), 'rateLimited'],
    ['status 503', html(503), 'serverError'],
    ['a reset', reset, 'broken'],
    ['a break in the middle of the body', cut, 'broken'],
    ['half a body', stall, 'timeout'],
  ])('%s is retryable', async (_what, reply, reason) => {
    const deadlineMs = reason === 'timeout' ? 500 : 8000
    const { ekyc } = await startEkyc([reply], { ...oneTry(), deadlineMs })
    const error = await failureOf(ekyc.result('T', now))
    expect(error).toMatchObject({ kind: 'retryable', reason, providerCode: null })
    expect(ekyc.health().lastError?.reason).toBe(reason)
  })
})

describe('the text of an error', () => {
  const token = 'BIZTOKEN-0123456789'
  const photo = Buffer.from('a face that nobody may see')
  test.each<[string, Reply]>([
    ['a refusal that repeats them', refuse('InternalError', `bad ${keys.secretKey} ${keys.secretId} ${token}`)],
    ['broken JSON that repeats them', body(`{"${keys.secretKey} ${token} ${photo.toString('base64')}`)],
    ['a reset', reset],
    ['a page of HTML', html(500)],
    ['silence', stall],
  ])('holds no key, token or picture after %s', async (_what, reply) => {
    const { ekyc } = await startEkyc([reply], { ...oneTry(), deadlineMs: 1000 })
    const error = await failureOf(ekyc.apply({ ...request, compareImage: photo, extra: token }))
    const shown = `${inspect(error, { depth: null })}${error.stack}${JSON.stringify(error)}${inspect(ekyc.health())}`
    for (const secret of [keys.secretKey, keys.secretId, token, photo.toString('base64')]) {
      expect(shown).not.toContain(secret)
    }
  })

  test('stays short, however long the code and the request id', async () => {
    const Code = 'X'.repeat(100_000)
    const { ekyc } = await startEkyc([answer({ Error: { Code, Message: Code }, RequestId: Code })], oneTry())
    const error = await failureOf(ekyc.result('T', now))
    expect(error.message.length).toBeLessThan(200)
    expect(error.requestId?.length).toBeLessThan(200)
  })
})
