import { type CodeKind, type Locale, locales, outcomeCodes } from '@ekyc/domain'
import { type ConsoleTranslator, consoleRooms, loadConsole } from '@ekyc/i18n/console'
import { customerCatalogs } from '@ekyc/i18n/customer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finishH5, phone, until } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import type { SignedIn } from './team.ts'

const UNKNOWN = 424242
const codes = [...outcomeCodes.map(({ code }) => code), UNKNOWN]

/** What the customer reads after each code: its headline in English, and the codes that lead to it. */
const headlines: Record<string, number[]> = {
  'Thank you, you’re done': [0],
  'A bit more light, please': [1201],
  'A bit less light, please': [1202, 1401],
  'A little closer, please': [1205],
  'A little further away, please': [1203],
  'Please centre your face': [1204, 1206, 1210, 1102, 1004],
  'Please show your whole face': [2017],
  'Please move a little more clearly': [1109, 1207, 1208, 1209],
  'A little louder, please': [1101, 1103, 1106],
  'The video didn’t come through': [202, 1104, 1107, 1108, 1303],
  // After 16 the last attempt's words follow; here that attempt says 16 too.
  'We couldn’t see you clearly enough': [1003, 1005, 1301, 1302, 16],
  'We couldn’t match your face yet': [2011, 2015, 2016],
  'Your check isn’t finished yet': [1409, 1410],
  'Something went wrong on our side': [1, 2, 3, 4, 8, 9, 10, 11, 1001, 1105, 2001],
  'We need another photo of you': [2004, 2009, 2010, 2012, 2013, 2014],
  'We couldn’t complete this check online': [1002, UNKNOWN],
  'Confirm it’s you': [14, 15],
  'You’ve already started': [17],
}

/** How the case stands after one session of each kind. */
const standing: Record<CodeKind, (code: number) => object> = {
  pass: () => ({ progress: 'completed', outcome: 'passed', outcomeCode: 0, proof: 'faceToPhoto', review: 'notNeeded' }),
  fraud: (code) => ({
    progress: 'completed',
    outcome: 'failed',
    outcomeCode: code,
    review: 'pending',
    reviewReasons: ['fraud'],
  }),
  unknown: (code) => ({
    progress: 'completed',
    outcome: 'failed',
    outcomeCode: code,
    review: 'pending',
    reviewReasons: ['unknownCode'],
  }),
  capture: () => ({ ...goesOn, sessionsUsed: 1 }),
  liveness: () => ({ ...goesOn, sessionsUsed: 1 }),
  compare: () => ({ ...goesOn, sessionsUsed: 1 }),
  comparePhoto: () => ({ ...goesOn, sessionsUsed: 0, needs: 'comparePhoto' }),
  integration: () => ({ ...goesOn, sessionsUsed: 0 }),
  provider: () => ({ ...goesOn, sessionsUsed: 0 }),
  abandoned: () => ({ ...goesOn, sessionsUsed: 0 }),
  session: (code) => ({ ...goesOn, sessionsUsed: code === 16 ? 1 : 0 }),
}
const goesOn = { progress: 'started', outcome: null, outcomeCode: null, proof: null, review: 'notNeeded' }

describe('every outcome code', () => {
  let server: TestServer
  let admin: SignedIn
  let consoles: { en: ConsoleTranslator; 'zh-CN': ConsoleTranslator }
  beforeAll(async () => {
    server = await startTestServer()
    admin = await server.signIn()
    consoles = { en: await loadConsole('en', consoleRooms), 'zh-CN': await loadConsole('zh-CN', consoleRooms) }
  })
  afterAll(() => server.close())

  it('has its headline: none is missing and none has two', () => {
    expect(Object.values(headlines).flat().sort()).toEqual([...codes].sort())
  })

  it.each(codes)('%i goes from the sandbox to the case, the console and the customer', async (code) => {
    const { id, link } = await createWithPhoto(server, admin)
    const started = await phone.press(`${link.url}/start`, { lang: 'en' })
    await phone.open(await finishH5(started.headers.get('location') ?? '', code))
    await until(async () => {
      await phone.open(`${link.url}/return`)
      const [session] = (await admin.api.verifications.get.query({ id })).sessions
      if (session?.state !== 'open' || code === 17) return true
      // On a busy machine the answer takes longer than the page waits; 3 s later it asks again.
      server.moveClock(3000)
      return false
    })

    const { kind, meaning } = await expectConsoleWords(code)
    const seen = await admin.api.verifications.get.query({ id })
    const waits = code === 17
    expect(seen).toMatchObject({ ...standing[kind](code), lastCode: waits ? null : code })
    expect(seen.sessions).toMatchObject([
      waits
        ? { state: 'open', errorCode: null, lookProblem: null }
        : {
            state: code === 0 ? 'passed' : 'failed',
            errorCode: code,
            errorMessage: code === 0 ? 'Success' : meaning,
            attempts: [{ seq: 1, errorCode: code }],
          },
    ])
    for (const locale of locales) await expectCustomerWords(`${link.url}?lang=${locale}`, locale, { code, meaning })
  })

  async function expectConsoleWords(code: number) {
    const [english, chinese] = await Promise.all([
      admin.api.playbook.get.query({ code, language: 'en' }),
      admin.api.playbook.get.query({ code, language: 'zh-CN' }),
    ])
    expect(chinese).toMatchObject({ code, kind: english.kind, billed: english.billed, retryable: english.retryable })
    expect(english.kind === 'unknown').toBe(code === UNKNOWN)
    for (const part of ['label', 'meaning', 'operatorAction'] as const) {
      expect(english[part], part).toMatch(/[a-z]{2}/)
      expect(chinese[part], part).toMatch(/\p{Script=Han}/u)
    }
    expect([...english.label].length).toBeLessThanOrEqual(11)
    expect([...chinese.label].length).toBeLessThanOrEqual(6)
    expect(consoles.en(`kind.${english.kind}`)).toMatch(/^[A-Z]/)
    expect(consoles['zh-CN'](`kind.${english.kind}`)).toMatch(/^\p{Script=Han}/u)
    return english
  }
})

async function expectCustomerWords(url: string, locale: Locale, { code, meaning }: { code: number; meaning: string }) {
  const page = await (await phone.open(url)).text()
  expect(page).toContain(`<html lang="${locale}">`)
  const headline = /<h1>(.*?)<\/h1>/.exec(page)?.[1]
  expect(headline).toBe(headlineIn(locale, code))
  const words = page.replace(/<style.*?<\/style>|<[^>]*>/gs, ' ')
  // Shorter numbers stand in dates and counts of tries too.
  if (code > 99) expect(words).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`))
  expect(words).not.toContain(meaning)
  expect(words).not.toMatch(/\b(error|invalid|fraud|spoof|suspect|similarity)/i)
}

/** The same sentence in another language: the one that stands in the same place of its catalog. */
function headlineIn(locale: Locale, code: number): string {
  const [english] = Object.entries(headlines).find(([, some]) => some.includes(code)) ?? ['']
  const titles = (of: Locale) => ({
    ...customerCatalogs[of].messages,
    ...Object.fromEntries(
      Object.entries(customerCatalogs[of].advice).map(([key, { title }]) => [`advice.${key}`, title]),
    ),
  })
  const [key] = Object.entries<string>(titles('en')).find(([, text]) => text === english) ?? ['']
  const found = Object.entries<string>(titles(locale)).find(([each]) => each === key)?.[1] ?? ''
  if (locale !== 'en' && found === english) throw new Error(`“${english}” is not translated to ${locale}`)
  return found
}
