import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { intercept, newPage, signInAs } from '../browser.ts'
import { phone } from '../phone.ts'
import { createWithPhoto } from '../start-test-server.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

/** The list, with one case, of somebody whose first stream of changes meets what `first` does with it; the second reaches the server. */
async function listWith(first: (route: Route) => unknown) {
  const admin = await server.signIn()
  const { id } = await createWithPhoto(server, admin)
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'operator'))
  await page.clock.install()
  const met = Promise.withResolvers<void>()
  // The page that signing in ends on has a stream of its own.
  await page.goto('about:blank')
  const letThrough = await intercept(page, '**/verifications.changes', async (route) => {
    letThrough()
    await first(route)
    met.resolve()
  })
  await page.goto(`${server.origin}/verifications?tab=all`)
  await met.promise
  return {
    page,
    /** Somebody else cancels the case, and the list that nobody touched shows it. */
    async movesAgain() {
      await page.getByText('Live', { exact: true }).waitFor()
      await admin.api.verifications.cancel.mutate({ id, reason: 'duplicate' })
      await page
        .getByRole('row')
        .filter({ has: page.locator(`[href*="${id}"]`) })
        .getByText('Cancelled', { exact: true })
        .first()
        .waitFor()
      expect(page.faults).toEqual([])
    },
  }
}

test('a stream that a proxy refuses is opened again', async () => {
  const { page, movesAgain } = await listWith((route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
  await page.clock.fastForward(3000)
  await movesAgain()
})

test('a stream on which nothing is heard for 40 s is opened again', async () => {
  const { page, movesAgain } = await listWith(() => {})
  await page.clock.fastForward(40_000)
  await movesAgain()
})

test('a tab that takes the reading over just as it is given it closes the stream that it opened first', async () => {
  const page = await newPage(browser)
  // The first time, both of its requests for the lock are granted, one right after the other.
  await page.addInitScript(`{
    const streams = (window.streams = [])
    window.EventSource = class extends EventSource {
      constructor(url) { super(url); streams.push(this) }
    }
    const request = navigator.locks.request.bind(navigator.locks)
    let first = true
    navigator.locks.request = (name, options, read) => {
      const asked = request(name, options, read)
      if (first) void request(name, { steal: true }, read).catch(() => {})
      first = false
      return asked
    }
  }`)
  await signInAs(page, server.origin, await join(server, await server.signIn(), 'operator'))
  await page.getByText('Live', { exact: true }).waitFor()
  expect(await page.evaluate('streams.length > 1 && streams.filter(({ readyState }) => readyState < 2).length')).toBe(1)
  expect(page.faults).toEqual([])
})

/** Tabs of one browser that show a case which only others change. */
async function openTabs(count: number) {
  const admin = await server.signIn()
  const { id } = await createWithPhoto(server, admin)
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'operator'))
  const others = await Promise.all(Array.from({ length: count - 1 }, () => page.context().newPage()))
  const tabs: Page[] = [page, ...others]
  for (const tab of tabs) {
    tab.setDefaultTimeout(60_000)
    await tab.clock.install()
    await tab.goto(`${server.origin}/verifications?tab=all`)
    await tab.getByText('Live', { exact: true }).waitFor()
  }
  let changes = 0
  return {
    tabs,
    /** The customer's reference changes, and each of these tabs shows it although nobody touches it. */
    async show(shown: Page[]) {
      const reference = `REF-${++changes}`
      await admin.api.verifications.update.mutate({ id, reference })
      await Promise.all(shown.map((tab) => tab.getByText(reference).first().waitFor()))
    },
  }
}

test('seven tabs over HTTP/1.1 load and stay live, also when the one that reads for all is closed or frozen', async () => {
  const { tabs, show } = await openTabs(7)
  await show(tabs)
  const [first, second, ...rest] = tabs as [Page, Page, ...Page[]]
  await first.close()
  await show([second, ...rest])

  // As a tab that froze while it read, something holds the lock and says nothing.
  const frozen = await second.context().newPage()
  await frozen.goto(`${server.origin}/healthz`)
  await frozen.evaluate(`navigator.locks.query().then(({ held: [{ name }] }) => {
    void navigator.locks.request(name, { steal: true }, () => new Promise(() => {}))
  })`)
  await second.close()
  for (const tab of rest) await tab.clock.fastForward(61_000)
  await show(rest)
})

test('a browser that shares nothing among its tabs rests the stream of a hidden one, which catches up when it is seen', async () => {
  const admin = await server.signIn()
  const { id } = await createWithPhoto(server, admin)
  const page = await newPage(browser)
  const become = (visibility: string) =>
    page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${visibility}', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))`)
  // As over plain HTTP.
  await page.addInitScript(`Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })`)
  await signInAs(page, server.origin, await join(server, admin, 'operator'))
  await page.goto(`${server.origin}/verifications?tab=all`)
  await page.getByText('Live', { exact: true }).waitFor()
  const closed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('verifications.changes'))
  await become('hidden')
  await closed
  await admin.api.verifications.update.mutate({ id, reference: 'REF-HIDDEN' })
  await become('visible')
  await page.getByText('REF-HIDDEN').first().waitFor()
})

/** What a browser does when it translates a page: each text that may be translated moves into an element of its own. */
const translate = (page: Page) =>
  page.evaluate(`(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walk.nextNode()) texts.push(walk.currentNode)
    for (const text of texts.filter((each) => !each.parentElement.closest('[translate=no]'))) {
      const font = document.createElement('font')
      text.replaceWith(font)
      font.append(text.textContent)
    }
  })()`)

test('a page that a browser would translate stays live, and one that breaks says so and what to do', async () => {
  const admin = await server.signIn()
  const { id, link } = await createWithPhoto(server, admin, { reference: 'REF-1' })
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'operator'), `/verifications/${id}`)
  await page.getByText('REF-1').first().waitFor()
  await translate(page)
  await phone.press(`${link.url}/start`)
  await page.getByText('Started', { exact: true }).first().waitFor()

  await page.evaluate(`document.documentElement.removeAttribute('translate')`)
  await translate(page)
  await admin.api.verifications.update.mutate({ id, reference: null })
  await page.getByText('Something went wrong on this page. Reload it.').waitFor()
  await page.getByRole('button', { name: 'Reload page' }).click()
  await page.getByRole('heading', { name: 'Maria Santos' }).waitFor()
})
