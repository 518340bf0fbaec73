import axe from 'axe-core'
import { type Browser, chromium, type Page, type Route } from 'playwright-core'
import { unpackBrowser } from './unpack-browser.ts'

export const userAgents = {
  iPhone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  desktop:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
  instagramOnIPhone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0',
  lineOnAndroid:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0.0.0 Mobile Safari/537.36 Line/15.0.0/IAB',
}

/** A real Chromium as Playwright drives it, with the security of the web on. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await unpackBrowser() })
}

/** A new page with nothing remembered. What the page itself reports as broken fails the test that reads `faults`. */
export async function newPage(
  browser: Browser,
  { phone = false, language = 'en', userAgent }: { phone?: boolean; language?: string; userAgent?: string } = {},
) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    locale: language,
    userAgent: userAgent ?? (phone ? userAgents.iPhone : userAgents.desktop),
    ...(phone ? { isMobile: true, hasTouch: true } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused request is an answer that the page is about to put in words.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return Object.assign(page, { faults })
}

export type Look = { width: 390 | 1280; theme: 'light' | 'dark' }

export const looks: readonly Look[] = [
  { width: 1280, theme: 'light' },
  { width: 390, theme: 'dark' },
  { width: 1280, theme: 'dark' },
  { width: 390, theme: 'light' },
]

/** Frames hold pages that are looked at by themselves. */
const axeOptions: axe.RunOptions = { iframes: false, resultTypes: ['violations'], preload: false }

/**
 * What is wrong with what is on the screen: what axe finds against WCAG 2.2 AA and its own best practice, and what
 * sticks out, in each look, and what sticks out at 320 px. Empty when all is well.
 */
export async function flaws(page: Page, seenIn: readonly Look[] = looks): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1280, height: 860 }
  const found: string[] = []
  for (const { width, theme } of seenIn) {
    await page.emulateMedia({ colorScheme: theme })
    await resize(page, width, found)
    for (const flaw of await violations(page)) found.push(`${width} px, ${theme}: ${flaw}`)
  }
  await resize(page, 320, found)
  await page.setViewportSize(before)
  return found
}

/** Notes a page that sticks out at its new width. */
async function resize(page: Page, width: number, found: string[]): Promise<void> {
  await page.setViewportSize({ height: page.viewportSize()?.height ?? 860, width })
  await rest(page)
  const wide = Number(await page.evaluate('document.scrollingElement.scrollWidth'))
  if (wide > width) found.push(`${width} px: the page is ${wide} px wide`)
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const results = (await page.evaluate(`axe.run(${JSON.stringify(axeOptions)})`)) as axe.AxeResults
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Lets the page take up its theme and brings what moves to its end: half-way in, a colour is none. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const { dataset } = document.documentElement
    const wanted = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
    for (let still = 0; still < 2; still++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const moving = document.getAnimations().filter(
        ({ effect, playState }) => playState !== 'finished' && effect.getComputedTiming().endTime < Infinity,
      )
      for (const each of moving) each.finish()
      if (moving.length > 0 || (dataset.theme ?? wanted) !== wanted) still = -1
    }
  })()`)
}

/** Signs in on the way to a page. */
export async function signInAs(
  page: Page,
  origin: string,
  { email, password }: { email: string; password: string },
  to = '/verifications',
) {
  await page.goto(`${origin}/sign-in?to=${to}`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(({ pathname }) => pathname === to)
}

/**
 * Has `meet` answer a page's requests to an address until the function that is returned lets them through. The route
 * itself stays: what is under way when Playwright takes one away is left without an answer
 * (https://github.com/microsoft/playwright/issues/41802).
 */
export async function intercept(page: Page, url: string, meet: (route: Route) => unknown): Promise<() => void> {
  let met = true
  await page.route(url, (route) => (met ? meet(route) : route.continue()))
  return () => {
    met = false
  }
}

/** The customer's way through the sandbox's page, tap by tap, to where Tencent would send the phone back. */
export async function goThroughH5(page: Page, outcome: RegExp) {
  await page.waitForURL(/\/sandbox\/h5/)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: outcome }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.waitForURL(/\/v\//)
}
