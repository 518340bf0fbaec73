import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looks, newPage, openBrowser, signInAs, violations } from '../browser.ts'
import { finishH5, phone, until } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import { join } from '../team.ts'

let server: TestServer
let browser: Browser
let person: { email: string; password: string }
let failed: string

beforeAll(async () => {
  server = await startTestServer()
  browser = await openBrowser()
  const admin = await server.signIn()
  person = await join(server, admin, 'admin')
  await createWithPhoto(server, admin, { reference: 'ACC-1' })
  const created = await createWithPhoto(server, admin)
  failed = created.id
  const started = await phone.press(`${created.link.url}/start`)
  await phone.open(await finishH5(started.headers.get('location') ?? '', 2016))
  await until(async () => {
    await phone.open(`${created.link.url}/return`)
    return (await server.seenByAdmin.verifications.get({ id: failed })).lastCode === 2016
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

test.each(looks)('no page of the console has an axe violation: $width px, $theme, $language', async (look) => {
  const page = await newPage(browser, look)
  const check = async (what: string) => {
    await page.getByRole('status', { name: /Loading|正在加载/ }).waitFor({ state: 'detached' })
    // A dialog fades in; half-way its colours are none.
    await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))')
    expect.soft(await violations(page), what).toEqual([])
  }
  await page.goto(`${server.origin}/sign-in`)
  await page.locator('button[type=submit]').waitFor()
  await check('sign-in')
  await page.goto(`${server.origin}/setup/some-token`)
  await page.locator('button[type=submit]').waitFor()
  await check('set-up')
  await page.goto(`${server.origin}/invite/some-token`)
  await page.getByRole('alert').waitFor()
  await check('an invitation that is no good')

  await signInAs(page, server.origin, person)
  await page.getByRole('table').waitFor()
  await check('list')
  const pages = {
    'nothing found': '/verifications?q=nobody',
    'new verification': '/verifications/new',
    case: `/verifications/${failed}`,
    'no such case': '/verifications/ver_none',
    playbook: '/playbook?code=1201',
    team: '/team',
    system: '/system',
    welcome: '/welcome',
    'no such page': '/nowhere',
  }
  for (const [what, path] of Object.entries(pages)) {
    await page.goto(server.origin + path)
    await page.locator('h1, h2, [role=alert]').first().waitFor()
    await check(what)
  }
  expect(page.faults).toEqual([])
})

test('no dialog of the console has an axe violation, and each gives the focus back', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const page = await newPage(browser, { theme })
    await signInAs(page, server.origin, person)
    const checkDialog = async (name: string) => {
      const button = page.getByRole('button', { name })
      await button.click()
      await page.getByRole('dialog').waitFor()
      await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))')
      expect.soft(await violations(page), `${name}, ${theme}`).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => button.evaluate('(button) => button === document.activeElement')).toBe(true)
    }
    await checkDialog('Filter')
    await page.goto(`${server.origin}/verifications/${failed}`)
    for (const name of ['QR code', 'More time', 'New link…', 'Correct the details', 'Replace the photo…', 'Cancel…']) {
      await checkDialog(name)
    }
    await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
    await page.getByRole('img', { name: 'Best frame' }).waitFor()
    expect.soft(await violations(page), `evidence shown, ${theme}`).toEqual([])
    await page.goto(`${server.origin}/team`)
    await checkDialog('Invite somebody')
    expect(page.faults).toEqual([])
  }
})
