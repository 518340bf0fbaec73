import { type Locale, locales } from '@ekyc/domain'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { flaws, looks, newPage, signInAs, userAgents } from '../browser.ts'
import { finishH5, phone, until } from '../phone.ts'
import { createWithPhoto } from '../start-test-server.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

const admin = await server.signIn()
await admin.api.settings.saveMerchant.mutate({
  base: null,
  value: {
    name: 'Larkfield Bank of the Eastern Islands',
    why: 'To open your savings account.',
    contactPhone: '+65 6555 0100',
    contactEmail: 'help@larkfield.example',
    contactHours: 'Monday to Friday, 9:00 to 18:00',
    privacyUrl: 'https://larkfield.example/privacy',
    retention: 'for 90 days',
    brandColor: '#0b6e4f',
    timeZone: 'Asia/Singapore',
  },
})

type Extra = { comparePhotoId?: undefined; profileId?: string; expiresInHours?: number; locale?: Locale }

async function link(extra: Extra = {}): Promise<{ id: string; url: string }> {
  const { id, link } = await createWithPhoto(server, admin, extra)
  return { id, url: link.url }
}

async function started(extra?: Extra) {
  const { id, url } = await link(extra)
  const { headers } = await phone.press(`${url}/start`)
  return { id, url, h5: headers.get('location') ?? '' }
}

/** A link whose sessions ended with these codes. */
async function after(...codes: number[]) {
  const { id, url } = await link()
  for (const code of codes) {
    const { headers } = await phone.press(`${url}/start`)
    await phone.open(await finishH5(headers.get('location') ?? '', code))
    await until(async () => {
      await phone.open(`${url}/return`)
      return (await server.seenByAdmin.verifications.get({ id })).sessions.every(({ settledAt }) => settledAt)
    })
  }
  return url
}

const profile = async (checkMode: number): Promise<Extra> => {
  const { items } = await admin.api.profiles.list.query()
  return { comparePhotoId: undefined, profileId: items.find((each) => each.checkMode === checkMode)?.id }
}

/** Every page that a customer can come to, by how it is come to. */
const pages: Record<string, (() => Promise<string>) | { agent: keyof typeof userAgents; url: () => Promise<string> }> =
  {
    ready: async () => (await link()).url,
    'ready, card and face': async () => (await link(await profile(1))).url,
    'ready, face only': async () => (await link(await profile(3))).url,
    desktop: { agent: 'desktop', url: async () => (await link()).url },
    'ready on a desktop': { agent: 'desktop', url: async () => `${(await link()).url}?here=1` },
    'in an app on an iPhone': { agent: 'instagramOnIPhone', url: async () => (await link()).url },
    'in an app on Android': { agent: 'lineOnAndroid', url: async () => (await link()).url },
    'in an app all the same': { agent: 'lineOnAndroid', url: async () => `${(await link()).url}?browser=stay` },
    'in progress': async () => (await started()).url,
    checking: async () => `${(await started()).url}/return?auto=off`,
    'checking, slow': async () => `${(await started()).url}/return?n=10`,
    passed: () => after(0),
    'try again: dim': () => after(1201),
    'try again: far': () => after(1205),
    'try again: compare': () => after(2016),
    'try again: left': () => after(1409),
    'try again: provider': () => after(4),
    declined: async () => {
      const { url } = await link()
      await phone.press(`${url}/decline`, { as: 'ratherNot' })
      return url
    },
    'decline?': async () => `${(await link()).url}/decline?as=ratherNot`,
    'not me?': async () => `${(await link()).url}/decline?as=notMe`,
    'not me': async () => {
      const { url } = await link()
      await phone.press(`${url}/decline`, { as: 'notMe' })
      return url
    },
    failed: () => after(1002),
    'needs another photo': () => after(2010),
    cancelled: async () => {
      const { id, url } = await link()
      await admin.api.verifications.cancel.mutate({ id, reason: 'duplicate' })
      return url
    },
    'replaced by a new link': async () => {
      const { id, url } = await link()
      await admin.api.verifications.replaceLink.mutate({ id, reason: 'Sent to a wrong address' })
      return url
    },
    'not found': async () => `${server.origin}/v/AAAAAAAAAAAAAAAAAAAAAA`,
  }

const inLanguage = (url: string, locale: Locale) => `${url}${url.includes('?') ? '&' : '?'}lang=${locale}`

/** One look for each language: together they are all. */
const lookOf = (locale: Locale) => looks.filter((_look, index) => index === locales.indexOf(locale) % looks.length)

async function inEveryLanguage(page: Page, show: (locale: Locale) => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  for (const locale of locales) {
    await show(locale)
    expect.soft(await page.locator('html').getAttribute('lang')).toBe(locale)
    for (const flaw of await flaws(page, lookOf(locale))) found.push(`${locale}, ${flaw}`)
  }
  return found
}

test.each(Object.entries(pages))('%s', async (_name, how) => {
  const { agent, url: make } = typeof how === 'function' ? { agent: 'iPhone' as const, url: how } : how
  const page = await newPage(browser, { userAgent: userAgents[agent] })
  const url = await make()
  expect(await inEveryLanguage(page, (locale) => page.goto(inLanguage(url, locale)))).toEqual([])
  expect(page.faults).toEqual([])
  await page.context().close()
})

test('the service is down: the button is answered by a page that offers it again', async () => {
  await server.sandbox?.control.setFault({ api: 'apply', kind: 'error', code: 'InternalError', remaining: null })
  const page = await newPage(browser, { userAgent: userAgents.iPhone })
  const { url } = await link()
  const found = await inEveryLanguage(page, async (locale) => {
    await page.goto(inLanguage(url, locale))
    await page.locator('button.go').click()
    await page.waitForURL(`${url}/start`)
  })
  expect(found).toEqual([])
  expect(page.faults).toEqual([])
  await server.sandbox?.control.clearFaults()
})

test('checking asks again by itself, says how to stop that, and is otherwise as good as the others', async () => {
  const page = await newPage(browser, { userAgent: userAgents.iPhone })
  // An answer without contents leaves the page as it is, so that it holds still while it is looked at.
  await page.route(/return\?n=/, (route) => route.fulfill({ status: 204 }))
  const { url } = await started()
  const found = await inEveryLanguage(page, (locale) => page.goto(inLanguage(`${url}/return`, locale)))
  expect(found.filter((flaw) => !flaw.includes(': meta-refresh: '))).toEqual([])
  expect(found).toHaveLength(locales.length)
  await page.getByRole('link', { name: 'Hentikan pembaruan' }).waitFor()
  expect(page.faults).toEqual([])
})

test('the sandbox’s pages, in Tencent’s five languages', async () => {
  const page = await newPage(browser, { userAgent: userAgents.iPhone })
  const see = async (what: string, seenIn = looks) => {
    expect.soft(await flaws(page, seenIn), what).toEqual([])
  }
  for (const locale of locales) {
    const { h5 } = await started({ locale })
    const seenIn = lookOf(locale)
    await page.goto(h5)
    await see(`start, ${locale}`, seenIn)
    await page.getByRole('checkbox').check()
    await page.locator('button.go').click()
    await page.locator('button.pick').first().waitFor()
    await see(`camera, ${locale}`, seenIn)
    await page
      .locator(`button.pick[value="${locale === 'en' ? 0 : 1201}"]`)
      .first()
      .click()
    await page.locator('ol.list').waitFor()
    await see(`result, ${locale}`, seenIn)
  }
  await page.goto(`${server.origin}/sandbox/h5?token=unknown`)
  await see('no such token')
  await server.sandbox?.control.setFault({ api: 'result', kind: 'timeout', remaining: 1 })
  await page.goto(`${server.origin}/sandbox/control?key=${server.sandbox?.controlKey}`)
  await see('control')
  await server.sandbox?.control.clearFaults()
  expect(page.faults).toEqual([])
})

test('expired, and the sandbox’s own end of a link', async () => {
  const page = await newPage(browser, { userAgent: userAgents.iPhone })
  const { url } = await link({ expiresInHours: 1 })
  const { h5 } = await started()
  server.moveClock(61 * 60_000)
  expect(await inEveryLanguage(page, (locale) => page.goto(inLanguage(url, locale)))).toEqual([])
  await page.goto(h5)
  expect(await flaws(page)).toEqual([])
  expect(page.faults).toEqual([])
})

test('the sandbox’s control page breaks no word on a phone', async () => {
  await started()
  const page = await newPage(browser)
  await signInAs(page, server.origin, { email: 'admin@larkfield.example', password: 'a-long-password-1' })
  await page.goto(`${server.origin}/sandbox/control`)
  await page.setViewportSize({ width: 390, height: 844 })
  const broken = await page.evaluate(`[...document.querySelectorAll('th, td')].flatMap(({ firstChild }) => {
    if (firstChild?.nodeType !== Node.TEXT_NODE) return []
    return [...firstChild.data.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
      const range = document.createRange()
      range.setStart(firstChild, index)
      range.setEnd(firstChild, index + word.length)
      return range.getClientRects().length > 1
    }).map(([word]) => word)
  })`)
  expect(broken).toEqual([])
  const finish = await page.getByRole('button', { name: 'Finish', exact: true }).first().boundingBox()
  expect(finish?.x).toBeLessThan(370)
  expect(await flaws(page)).toEqual([])
})
