import { describe, expect, test } from 'vitest'
import { CONTROL_KEY, MINUTE, startSandbox } from '../testing/test-sandbox.ts'

describe('the control board', () => {
  test('shows the clock, the faults and the tokens, and a form sets each', async () => {
    const { mint, open, press, result, control } = await startSandbox()
    const token = await mint()
    const board = async () => (await open('/sandbox/control')).text()
    expect(await board()).toContain('Every call is answered normally')
    expect(await board()).not.toContain(token)

    const set = await press('/sandbox/control/fault', {
      api: 'apply',
      kind: 'slow',
      ms: '50',
      remaining: '',
      code: 'x',
    })
    expect([set.status, set.headers.get('location')]).toEqual([303, '/sandbox/control'])
    expect(await board()).toContain('apply: slow')
    await press('/sandbox/control/clear', {})
    expect(control.state.faults).toEqual([])

    await press('/sandbox/control/clock', { minutes: '60' })
    expect(await board()).toContain('60 minutes ahead')

    const session = /name="session" value="(\w+)"/.exec(await board())?.[1] ?? ''
    await press('/sandbox/control/finish', { session, code: '2016' })
    expect(await result(token)).toMatchObject({ ErrorCode: 2016 })
    await press('/sandbox/control/reset', {})
    expect(await board()).toContain('None yet')
  })

  test('does the same over JSON', async () => {
    const { mint, open, post, result, control } = await startSandbox()
    const token = await mint()
    expect(await (await post('finish', { token, code: 0, similarity: 88.8 })).json()).toEqual({ ok: true })
    expect(await result(token)).toMatchObject({ ErrorCode: 0 })
    const before = control.now()
    await post('clock', { minutes: -30 })
    expect(control.now() - before).toBeLessThan(-29 * MINUTE)
    const state = (await (await open('/sandbox/control/api/state')).json()) as { now: string; sessions: object }
    expect(Date.parse(state.now)).toBeLessThan(Date.now() - 29 * MINUTE)
    expect(Object.values(state.sessions)).toMatchObject([{ finishedWith: 0 }])
    for (const secret of [token, 'redirectUrl', 'larkfield']) expect(JSON.stringify(state)).not.toContain(secret)
    await post('reset', {})
    expect(control.state).toEqual({ clockOffsetMs: 0, sessions: {}, faults: [] })
  })

  test('gives no second result to a session that has one', async () => {
    const { mint, post, open, result } = await startSandbox()
    const token = await mint()
    await post('finish', { token, code: 1201 })
    expect((await post('finish', { token, code: 0 })).status).toBe(409)
    expect(await result(token)).toMatchObject({ ErrorCode: 1201, VerificationDetailList: [{}] })
    expect(await (await open('/sandbox/control')).text()).not.toContain('Finish</button>')
  })

  test('moves the clock by a hundred years at most, and stays readable', async () => {
    const { open, post } = await startSandbox()
    for (let i = 0; i < 5; i++) expect((await post('clock', { minutes: 999_999_999_999 })).status).toBe(200)
    expect((await open('/sandbox/control')).status).toBe(200)
    expect((await open('/sandbox/control/api/state')).status).toBe(200)
  })
})

describe('control', () => {
  const changes = ['clock', 'fault', 'clear', 'finish', 'reset']
  const addresses = ['', '/api/state', ...changes.flatMap((name) => [`/${name}`, `/api/${name}`])]
  const isPost = (address: string) => changes.some((name) => address.endsWith(name))
  const ask = (origin: string, address: string, headers: Record<string, string>) =>
    fetch(`${origin}/sandbox/control${address}`, {
      method: isPost(address) ? 'POST' : 'GET',
      headers,
      ...(isPost(address) ? { body: new URLSearchParams({ minutes: '1', api: 'apply', kind: 'timeout' }) } : {}),
      redirect: 'manual',
    })

  test('is refused without its key, and changes nothing', async () => {
    const { origin, control } = await startSandbox()
    for (const address of addresses) {
      for (const key of ['', 'Bearer', 'Bearer x', `Bearer ${CONTROL_KEY}x`, CONTROL_KEY]) {
        expect((await ask(origin, address, { authorization: key })).status, address).toBe(401)
      }
      const forged = { cookie: 'sandbox_control=x', origin }
      expect((await ask(origin, address, forged)).status, address).toBe(401)
    }
    expect((await ask(origin, '?key=x', {})).status).toBe(401)
    expect(control.state).toEqual({ clockOffsetMs: 0, sessions: {}, faults: [] })
  })

  test('opens by an address with the key, and takes changes from its own page alone', async () => {
    const { origin, control } = await startSandbox()
    const opened = await ask(origin, `?key=${CONTROL_KEY}`, {})
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/sandbox/control'])
    const [set = ''] = opened.headers.getSetCookie()
    expect(set).toMatch(/; Path=\/sandbox\/control; HttpOnly; SameSite=Strict$/)
    const cookie = set.split(';')[0] ?? ''
    expect((await ask(origin, '', { cookie })).status).toBe(200)
    for (const foreign of ['http://elsewhere.example', 'null', 'http://127.0.0.1:1', '']) {
      for (const address of addresses.filter(isPost)) {
        expect((await ask(origin, address, { cookie, ...(foreign && { origin: foreign }) })).status).toBe(403)
      }
    }
    expect(control.state.clockOffsetMs).toBe(0)
    expect((await ask(origin, '/clock', { cookie, origin })).status).toBe(303)
    expect(control.state.clockOffsetMs).toBe(MINUTE)
  })

  test('is not there unless it is asked for; the H5 page is', async () => {
    const { origin, mint, h5 } = await startSandbox({ control: undefined })
    for (const address of addresses) {
      expect((await ask(origin, address, { authorization: `Bearer ${CONTROL_KEY}` })).status).toBe(404)
    }
    expect(await h5(await mint())).toContain('Face check')
  })
})

describe('garbage', () => {
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '7',
    '"text"',
    '{}',
    '{"token":7,"code":"x","minutes":"soon","api":"x","kind":"x"}',
    '{"token":null,"code":null,"minutes":null,"api":null,"kind":null}',
    '{"token":"__proto__","code":0}',
    '{"token":"nobody","code":0,"similarity":101}',
    '{"minutes":1e308}',
    '{"minutes":""}',
    '{"api":"apply","kind":"slow","ms":-1}',
    '{"api":"apply","kind":"slow","remaining":0}',
    '{"api":"apply","kind":"error","code":""}',
    `{"token":"${'x'.repeat(100_000)}","code":0}`,
    '\u0000\uffff',
  ]
  const types = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', 'x/y']

  test.each(['fault', 'finish', 'clock'])('sent to %s is refused and changes nothing', async (act) => {
    const { origin, control } = await startSandbox()
    for (const path of [`/sandbox/control/${act}`, `/sandbox/control/api/${act}`]) {
      for (const type of types) {
        for (const body of bodies.filter((text) => !(act === 'clock' && text.includes('1e308') && type === types[0]))) {
          const headers = { 'content-type': type, authorization: `Bearer ${CONTROL_KEY}` }
          const answer = await fetch(origin + path, { method: 'POST', headers, body })
          expect([400, 404], `${type} ${body.slice(0, 60)}`).toContain(answer.status)
        }
      }
    }
    expect(control.state).toEqual({ clockOffsetMs: 0, sessions: {}, faults: [] })
  })

  test('sent to the H5 page is a page or a refusal, never a break', async () => {
    const { origin } = await startSandbox()
    for (const act of ['start', 'again', 'attempt', 'next']) {
      for (const type of types) {
        for (const body of bodies) {
          const headers = { 'content-type': type }
          const answer = await fetch(`${origin}/sandbox/h5/${act}`, { method: 'POST', headers, body })
          expect([400, 404], `${act} ${type} ${body.slice(0, 60)}`).toContain(answer.status)
        }
      }
    }
    for (const query of ['', '?', '?token', '?token=a&token=b', '?token[]=a', '?token=%', '?%00=%00']) {
      const { status } = await fetch(`${origin}/sandbox/h5${query}`)
      expect([400, 404], query).toContain(status)
    }
  })

  test.each<[string, Record<string, string>]>([
    ['an outcome in words', { code: 'passed' }],
    ['an empty outcome', { code: '' }],
    ['another code left empty', { code: 'other', other: '' }],
    ['another code that is missing', { code: 'other' }],
    ['half a code', { code: '12.5' }],
    ['a code beyond all numbers', { code: '99999999999' }],
    ['a similarity over 100', { code: '0', similarity: '101' }],
    ['a similarity in words', { code: '0', similarity: 'high' }],
  ])('such as %s is no attempt', async (_what, fields) => {
    const { mint, press, control } = await startSandbox()
    const token = await mint()
    expect((await press('/sandbox/h5/attempt', { token, ...fields })).status).toBe(400)
    expect(control.state.sessions[token]?.attempts).toEqual([])
  })
})
