import { locales } from '@ekyc/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comeBack, finishH5, phone } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import type { SignedIn } from './team.ts'

const COMPUTER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36'
const LINE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari Line/14.18.0'
const BUDGET = 14_000

let server: TestServer
let admin: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.signIn()
  await admin.api.settings.saveMerchant.mutate({
    base: null,
    value: {
      name: 'Larkfield Bank',
      contactPhone: '+65 6555 0100',
      contactHours: 'Monday to Friday',
      timeZone: 'Asia/Singapore',
    },
  })
})
afterAll(() => server.close())

const link = async (extra: object = {}) => (await createWithPhoto(server, admin, extra)).link.url
const read = async (url: string, agent?: string) => {
  const answer = agent
    ? await fetch(url, { redirect: 'manual', headers: { 'user-agent': agent } })
    : await phone.open(url)
  return { status: answer.status, headers: answer.headers, page: await answer.text() }
}
const languageOf = (page: string) => /<html lang="([^"]+)">/.exec(page)?.[1]
const headline = (page: string) => /<h1>([^<]*)<\/h1>/.exec(page)?.[1]
const start = async (url: string, lang = 'en') => (await phone.press(`${url}/start`, { lang })).headers.get('location')

describe('on the wire', () => {
  test('a page is zipped and fits into one round trip, on a computer with its square code too', async () => {
    const url = await link()
    for (const lang of locales) {
      for (const agent of [undefined, COMPUTER]) {
        const { headers } = await read(`${url}?lang=${lang}`, agent)
        expect(headers.get('content-encoding')).toBe('gzip')
        expect(headers.get('vary')).toContain('accept-encoding')
        expect(Number(headers.get('content-length'))).toBeLessThan(BUDGET)
      }
    }
  })

  test('who takes no gzip reads the same page', async () => {
    const url = await link()
    const plain = await fetch(url, { headers: { 'user-agent': LINE, 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(headline(await plain.text())).toBe('Open this page in Safari')
  })

  test('nothing is stored, nothing is loaded, and the style is allowed by its nonce only', async () => {
    const { headers, page } = await read(await link())
    const policy = headers.get('content-security-policy') ?? ''
    const nonce = /<style nonce="([^"]+)">/.exec(page)?.[1]
    expect(policy).toContain(`default-src 'none'; style-src 'nonce-${nonce}'`)
    expect(policy).toMatch(/form-action 'self' https: http:\/\/127\.0\.0\.1:\d+;/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.getSetCookie()).toEqual([])
  })
})

describe('the way in', () => {
  test('leads a computer to the phone, and goes on here by choice', async () => {
    const url = await link()
    expect(headline((await read(url, COMPUTER)).page)).toBe('Continue on your phone')
    const here = await read(`${url}?here=1`, COMPUTER)
    expect(headline(here.page)).toBe('Confirm it’s you')
    expect(here.page).toContain('?here=1&amp;lang=th')
  })

  test('leads out of another app, and stays by choice', async () => {
    const url = await link()
    expect(headline((await read(url, LINE)).page)).toBe('Open this page in Safari')
    expect(headline((await read(`${url}?browser=stay`, LINE)).page)).toBe('Confirm it’s you')
  })

  test('opens a link that was cut within the punctuation behind it', async () => {
    const url = await link()
    const cut = await phone.open(`${url}%E3%80`)
    expect([cut.status, new URL(cut.headers.get('location') ?? '', url).href]).toEqual([302, url])
    for (const path of ['v/%E3', `v/${'x'.repeat(3000)}`, 'elsewhere/%E3']) {
      expect((await phone.open(`${server.origin}/${path}`)).status).toBe(404)
    }
  })

  test('shows who asks on the page of an unknown link too', async () => {
    const { status, page } = await read(`${server.origin}/v/nobodyknowsthiscode1234`)
    expect(status).toBe(404)
    expect(page).toContain('Ask Larkfield Bank to send the link again. Hours: Monday to Friday.')
  })
})

describe('the language', () => {
  test('that the customer agreed in stays theirs, back from Tencent and ever after', async () => {
    const url = await link({ locale: 'id' })
    expect(languageOf((await read(url)).page)).toBe('id')
    const h5 = (await start(url, 'th')) ?? ''
    expect(languageOf(await (await fetch(h5)).text())).toBe('th')
    const back = await phone.open(await finishH5(h5, 1201))
    expect(languageOf((await read(new URL(back.headers.get('location') ?? '', url).href)).page)).toBe('th')
    expect(languageOf((await read(url)).page)).toBe('th')
    expect(languageOf((await read(`${url}?lang=en`)).page)).toBe('en')
  })

  test('stays while somebody would rather not', async () => {
    const url = await link()
    const { page } = await read(`${url}/decline?as=ratherNot&lang=zh-TW`)
    expect(page).toContain('/decline?as=ratherNot&amp;lang=th')
    const declined = await phone.press(`${url}/decline`, { as: 'ratherNot', lang: 'zh-TW' })
    const after = await read(new URL(declined.headers.get('location') ?? '', url).href)
    expect([languageOf(after.page), headline(after.page)]).toEqual(['zh-TW', '您選擇了不進行驗證'])
    const odd = await phone.press(`${url}/decline`, { as: 'ratherNot', lang: '"><script>' })
    expect(odd.headers.get('location')).toBe(new URL(url).pathname)
  })
})

test('a tap on words that were changed meanwhile reads the new ones first, and records no consent', async () => {
  const { id, link } = await createWithPhoto(server, admin)
  const before = await (await phone.open(`${link.url}?lang=en`)).text()
  const consentIn = (page: string) => /name="consent" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const { value, savedAt: base } = await admin.api.settings.merchant.query()
  await admin.api.settings.saveMerchant.mutate({ base, value: { ...value, name: 'Larkfield Bank', retention: 30 } })

  const tap = (consent: string) => phone.press(`${link.url}/start`, { lang: 'en', consent })
  const sessions = async () => (await admin.api.verifications.get.query({ id })).sessions
  const late = await tap(consentIn(before))
  expect(late.headers.get('location')).toContain('lang=en')
  expect(await sessions()).toEqual([])
  const after = await (await phone.open(new URL(late.headers.get('location') ?? '', link.url).href)).text()
  expect(after).toContain('30\u00a0days')
  const again = await tap(consentIn(after))
  expect(again.headers.get('location')).toContain('/sandbox/h5')
  expect((await sessions())[0]).toMatchObject({
    consent: { version: consentIn(after) },
    consentText: expect.stringContaining('30\u00a0days'),
  })

  const { consentText } = server.ports.db.client
  const { version, text } = await consentText.findUniqueOrThrow({ where: { version: consentIn(after) } })
  await consentText.update({ where: { version }, data: { text: text.replace('30', '90') } })
  expect((await sessions())[0], 'words that were changed in the database').toMatchObject({ consentText: null })
})

test('the end of a link is told on the customer’s own clock, as their messages tell it', async () => {
  const customer = { name: 'Nok Srisai', timeZone: 'Asia/Bangkok' }
  expect((await read(await link())).page).toContain('(Singapore\u00a0time)')
  expect((await read(await link({ customer }))).page).toMatch(/22:59\s\(Bangkok\stime\)/)
})

describe('the languages that the merchant offers', () => {
  let chosenBefore = ''
  beforeAll(async () => {
    chosenBefore = await link({ locale: 'th' })
    const { savedAt: base } = await admin.api.settings.languages.query()
    await admin.api.settings.saveLanguages.mutate({ base, value: { offered: ['en', 'zh-CN', 'id'], fallback: 'id' } })
  })
  afterAll(async () => {
    const { savedAt: base } = await admin.api.settings.languages.query()
    await admin.api.settings.saveLanguages.mutate({ base, value: { offered: [...locales], fallback: 'en' } })
  })
  const inLanguage = async (url: string, language: string) =>
    languageOf(await (await fetch(url, { headers: { 'accept-language': language } })).text())
  const choice = (page: string) => [...page.matchAll(/hreflang="([^"]+)"/g)].map(([, locale]) => locale)

  test('are the ones to choose from, and the nearest of them is spoken', async () => {
    const url = await link()
    expect(choice((await read(url)).page)).toEqual(['en', 'zh-CN', 'id'])
    expect(await inLanguage(url, 'zh-HK,en;q=0.5')).toBe('zh-CN')
    expect(await inLanguage(url, 'th,fr;q=0.5')).toBe('id')
    expect(await inLanguage(`${url}?lang=th`, 'en')).toBe('en')
    expect(await inLanguage(`${server.origin}/v/nobodyknowsthiscode1234?lang=th`, 'en')).toBe('en')
  })

  test('leave a customer the one that an operator chose before', async () => {
    const { page } = await read(chosenBefore)
    expect(languageOf(page)).toBe('th')
    expect(choice(page)).toEqual(['en', 'zh-CN', 'th', 'id'])
  })
})

describe('the result', () => {
  test('is looked for every 3 s for 30 s, then on request only', async () => {
    const url = await link()
    await start(url)
    let at = `${url}/return`
    for (let round = 0; round < 10; round++) {
      const { page } = await read(at)
      expect(headline(page)).toBe('Checking your result')
      const [, seconds, next] = /http-equiv="refresh" content="(\d+);url=([^"]+)"/.exec(page) ?? []
      expect(seconds).toBe('3')
      at = new URL((next ?? '').replaceAll('&amp;', '&'), url).href
    }
    const slow = await read(at)
    expect(headline(slow.page)).toBe('Your result isn’t ready yet')
    expect(slow.page).not.toContain('http-equiv="refresh"')
    expect((await read(`${url}/return?auto=off`)).page).not.toContain('http-equiv="refresh"')
  })

  test('that failed twice on the provider’s side says that the service is down, and the link goes on', async () => {
    const url = await link()
    const fail = async () => {
      await comeBack(await finishH5((await start(url)) ?? '', 4))
    }
    await fail()
    const once = await read(url)
    expect([once.status, headline(once.page)]).toEqual([200, 'Something went wrong on our side'])
    server.moveClock(15_000)
    await fail()
    const twice = await read(url)
    expect([twice.status, headline(twice.page)]).toEqual([503, 'Please try again in a minute'])
    expect(twice.headers.get('retry-after')).toBe('15')
    server.moveClock(15_000)
    await comeBack(await finishH5((await start(url)) ?? '', 0))
    expect(headline((await read(url)).page)).toBe('Thank you, you’re done')
  })
})
