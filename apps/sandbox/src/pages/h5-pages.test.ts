import { describe, expect, test } from 'vitest'
import { MINUTE, REDIRECT, startSandbox } from '../testing/test-sandbox.ts'

const back = (token: string) => `${REDIRECT}?token=${token}`
const EXPIRED = 'This link has expired'
const CHOOSE = 'How should this attempt end?'

describe('a customer on the H5 page', () => {
  test('starts, takes a try, reads how it ended and goes back with the token', async () => {
    const { mint, h5, start, attempt, next, result } = await startSandbox()
    const token = await mint()
    expect(await h5(token)).toContain('Face check')
    const started = await start(token)
    expect([started.status, started.headers.get('location')]).toEqual([303, `/sandbox/h5?token=${token}`])
    expect(await h5(token)).toContain(CHOOSE)
    const shown = await attempt(token, 0)
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('Passed')
    const left = await next(token)
    expect([left.status, left.headers.get('location')]).toEqual([303, back(token)])
    expect(await result(token)).toMatchObject({ ErrorCode: 0 })
  })

  test('tries again after a failure, and the last try counts', async () => {
    const { mint, start, attempt, next, press, result } = await startSandbox()
    const token = await mint()
    await start(token)
    expect(await (await attempt(token, 1201)).text()).toContain('Try again')
    expect((await press('/sandbox/h5/again', { token })).headers.get('location')).toBe(`/sandbox/h5?token=${token}`)
    await attempt(token, 1205)
    await next(token)
    expect(await result(token)).toMatchObject({ ErrorCode: 1205 })
  })

  test('who closes the tab leaves nothing behind and can go on', async () => {
    const { mint, start, attempt, result, control } = await startSandbox()
    const token = await mint()
    await start(token)
    expect(await (await attempt(token, 'vanish')).text()).toContain('The tab was closed')
    expect(await result(token)).toMatchObject({ ErrorCode: null })
    expect(control.state.sessions[token]?.attempts).toEqual([])
    await attempt(token, 0)
    expect(await result(token)).toMatchObject({ ErrorCode: 0 })
  })

  test('who goes back without a try is not finished', async () => {
    const { mint, start, next, result } = await startSandbox()
    const token = await mint()
    await start(token)
    expect((await next(token)).headers.get('location')).toBe(back(token))
    expect(await result(token)).toMatchObject({ ErrorCode: null })
  })

  test('cannot change a result that is there', async () => {
    const { mint, attempt, result, h5 } = await startSandbox()
    const token = await mint()
    await attempt(token, 1410)
    expect((await attempt(token, 0)).status).toBe(303)
    expect(await h5(token)).toContain('code 1410')
    expect(await result(token)).toMatchObject({ ErrorCode: 1410, VerificationDetailList: [{}] })
  })
})

describe('the settings of a session', () => {
  test('AutoSkip goes straight back after a pass, never after a failure', async () => {
    const { mint, attempt } = await startSandbox()
    const token = await mint({ AutoSkip: true })
    expect((await attempt(token, 1201)).status).toBe(200)
    const passed = await attempt(token, 0)
    expect([passed.status, passed.headers.get('location')]).toEqual([303, back(token)])
  })

  test('AutoSkipStartPage begins with the camera', async () => {
    const { mint, h5 } = await startSandbox()
    expect(await h5(await mint({ AutoSkipStartPage: true }))).toContain(CHOOSE)
    expect(await h5(await mint())).not.toContain(CHOOSE)
  })

  test('SkipPrivacyPolicy asks for no agreement', async () => {
    const { mint, h5 } = await startSandbox()
    expect(await h5(await mint())).toContain('I have read the agreement')
    expect(await h5(await mint({ SkipPrivacyPolicy: true }))).not.toContain('I have read the agreement')
  })

  test('LivenessRetryLimit ends the session with the last try', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint({ LivenessRetryLimit: 2 })
    await attempt(token, 1201)
    expect(await result(token)).toMatchObject({ ErrorCode: null })
    expect(await (await attempt(token, 1205)).text()).not.toContain('Try again')
    expect(await result(token)).toMatchObject({ ErrorCode: 1205, VerificationDetailList: [{}, {}] })
  })

  test('LivenessRetryLimit is 99 when nobody set it', async () => {
    const { mint, h5, start, attempt, result } = await startSandbox()
    const token = await mint()
    await start(token)
    expect(await h5(token)).toContain('Attempt 1 of 99')
    for (let i = 0; i < 98; i++) await attempt(token, 1201)
    expect(await result(token)).toMatchObject({ ErrorCode: null })
    await attempt(token, 1203)
    expect(await result(token)).toMatchObject({ ErrorCode: 1203 })
  })

  test.each([
    ['en', 'en', 'Face check'],
    ['zh-cn', 'zh-CN', '人脸核验'],
    ['zh-tc', 'zh-TW', '人臉驗證'],
    ['th', 'th', 'สแกนใบหน้า'],
    ['id', 'id', 'Pemeriksaan wajah'],
  ])('Language %s is what the customer reads', async (Language, tag, title) => {
    const { mint, h5 } = await startSandbox()
    const page = await h5(await mint({ Language }))
    expect(page).toContain(`<html lang="${tag}">`)
    expect(page).toContain(`<h1>${title}</h1>`)
  })

  test.each([
    ['#c0392b', '#c0392b'],
    [undefined, '#2d72f1'],
    ['red', '#2d72f1'],
    ['#fff', '#2d72f1'],
    ['#123456;}body{display:none', '#2d72f1'],
  ])('ThemeColor %s paints the page %s', async (ThemeColor, painted) => {
    const { mint, h5 } = await startSandbox()
    expect(await h5(await mint({ ThemeColor }))).toContain(`--theme:${painted};`)
  })

  test('texts of the merchant are shown as text', async () => {
    const { mint, h5 } = await startSandbox()
    expect(await h5(await mint({ ThemeColor: '<script>alert(1)</script>' }))).not.toContain('<script>')
  })
})

describe('a token', () => {
  test('starts within ten minutes', async () => {
    const { mint, h5, start, control } = await startSandbox()
    const token = await mint()
    await control.moveClock(10 * MINUTE - 5000)
    expect(await h5(token)).toContain('Face check')
    expect((await start(token)).status).toBe(303)
  })

  test('does not start after ten minutes, and is not finished then', async () => {
    const { mint, h5, start, attempt, result, control } = await startSandbox()
    const token = await mint()
    await control.moveClock(10 * MINUTE + 1000)
    expect(await h5(token)).toContain(EXPIRED)
    expect(await (await start(token)).text()).toContain(EXPIRED)
    expect(await (await attempt(token, 0)).text()).toContain(EXPIRED)
    expect(await result(token)).toMatchObject({ ErrorCode: null })
  })

  test('that was started may be finished later', async () => {
    const { mint, start, attempt, result, control } = await startSandbox()
    const token = await mint()
    await start(token)
    await control.moveClock(60 * MINUTE)
    await attempt(token, 0)
    expect(await result(token)).toMatchObject({ ErrorCode: 0 })
  })

  test.each(['', 'nobody-knows-it', '__proto__', 'constructor', 'toString', '%00', '<script>', 'x'.repeat(300)])(
    '"%s" that the sandbox never gave out is a page that says so',
    async (token) => {
      const { open, press } = await startSandbox()
      const read = await open(`/sandbox/h5?token=${token}`)
      const pressed = ['start', 'again', 'attempt', 'next'].map((act) =>
        press(`/sandbox/h5/${act}`, { token, code: '0' }),
      )
      for (const answer of [read, ...(await Promise.all(pressed))]) {
        expect(answer.status).toBe(404)
        expect(await answer.text()).toContain('This link is not valid')
      }
    },
  )
})
