import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

/** A real Chromium with the security of the web left on. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => !/web-security|isolate-origins|site-per-process/.test(arg))
  return playwright.launch({ args, executablePath: await chromium.executablePath(), headless: true })
}

export type Look = { width: 390 | 1280; theme: 'light' | 'dark'; language: string }

export const looks: readonly Look[] = [
  { width: 1280, theme: 'light', language: 'en' },
  { width: 1280, theme: 'dark', language: 'zh-CN' },
  { width: 390, theme: 'light', language: 'zh-CN' },
  { width: 390, theme: 'dark', language: 'en' },
]

/** A new page with nothing remembered. What the page itself reports as broken fails the test that reads `faults`. */
export async function newPage(browser: Browser, { width, theme, language }: Partial<Look> = {}) {
  const small = width === 390
  const context = await browser.newContext({
    viewport: { width: width ?? 1280, height: small ? 844 : 860 },
    colorScheme: theme ?? 'light',
    locale: language ?? 'en',
    ...(small ? { userAgent: IPHONE, isMobile: true, hasTouch: true } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused request is an answer that the page is about to put in words.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return Object.assign(page, { faults })
}

/** What axe finds against WCAG 2.2 AA and its own best practice; empty when all is well. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

export async function signInAs(page: Page, origin: string, { email, password }: { email: string; password: string }) {
  await page.goto(`${origin}/sign-in`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/\/verifications/)
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
