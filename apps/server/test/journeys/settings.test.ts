import { createSmtpCarrier } from '@ekyc/delivery'
import { startMailServer } from '@ekyc/delivery/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { newPage, openBrowser, signInAs } from '../browser.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'
import { join, type SignedIn } from '../team.ts'

let server: TestServer
let browser: Browser
let admin: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  browser = await openBrowser()
  admin = await server.signIn()
  await admin.api.settings.saveMerchant.mutate({ base: null, value: { name: 'Larkfield Bank' } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path: string) {
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'admin'))
  await page.goto(server.origin + path)
  return page
}

test('an admin words an e-mail, is told what is missing, sees it, tests it and saves it', async () => {
  const mail = await startMailServer()
  const from = { name: '', address: 'checks@larkfield.example' }
  const carrier = createSmtpCarrier({ url: mail.url(), from, perSecond: 100 })
  onTestFinished(() => carrier.close())
  server.ports.carriers.email = carrier

  const page = await open('/settings/emails')
  const subject = page.getByLabel('Subject')
  await expect.poll(() => subject.inputValue()).toBe('{merchant}: please confirm it’s you')
  await subject.fill('One more step')
  await page.getByText('Write {merchant} somewhere in it.').waitFor()
  expect(await page.getByRole('button', { name: 'Send the test' }).isDisabled()).toBe(true)

  await subject.fill('One more step at ')
  await page.getByRole('button', { name: '{merchant}' }).first().click()
  expect(await subject.inputValue()).toBe('One more step at {merchant}')
  await page.getByText('One more step at Larkfield Bank').waitFor()
  const sheet = page.frameLocator('iframe[title=Preview]')
  await sheet.getByRole('heading', { name: 'Please confirm it’s you' }).waitFor()

  await page.getByLabel('To this e-mail address').fill('nora@larkfield.example')
  await page.getByRole('button', { name: 'Send the test' }).click()
  await page.getByText('SMTP took the message.').waitFor()
  expect(mail.mails[0]?.to).toEqual(['nora@larkfield.example'])
  expect(mail.mails[0]?.source).toContain('Subject: One more step at Larkfield Bank')

  await page.getByText('Reminder', { exact: true }).click()
  await page.getByRole('button', { name: 'Stay', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('your own words', { exact: true }).waitFor()
  await page.getByText('Reminder', { exact: true }).click()
  await expect.poll(() => subject.inputValue()).toBe('Reminder from {merchant}: please confirm it’s you')
  expect(
    (await admin.api.settings.wording.query({ channel: 'email', kind: 'invitation', locale: 'en' })).value,
  ).toEqual({
    subject: 'One more step at {merchant}',
    intro: expect.stringContaining('{customer}'),
  })
  expect(page.faults).toEqual([])
})

test('of two admins at the same setting the second is asked whose version stands', async () => {
  const page = await open('/settings/brand')
  await page.getByLabel('Name', { exact: true }).fill('Larkfield Savings')
  const { savedAt: base } = await admin.api.settings.merchant.query()
  await admin.api.settings.saveMerchant.mutate({ base, value: { name: 'Larkfield Group', why: 'To open an account' } })

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Nothing was replaced.', { exact: false }).waitFor()
  expect((await admin.api.settings.merchant.query()).value?.name).toBe('Larkfield Group')
  await page.getByRole('button', { name: 'Show theirs, drop mine' }).click()
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Larkfield Group')
  await page.getByLabel('Name', { exact: true }).fill('Larkfield Bank')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved by Person', { exact: false }).waitFor()
  expect((await admin.api.settings.merchant.query()).value).toMatchObject({
    name: 'Larkfield Bank',
    why: 'To open an account',
  })
  expect(page.faults).toEqual([])
})

test('holidays are added by keyboard and kept in order', async () => {
  const page = await open('/settings/time')
  for (const [day, name] of [
    ['2090-12-25', 'Christmas Day'],
    ['2090-01-01', 'New Year'],
  ] as const) {
    await page.getByLabel('Day', { exact: true }).fill(day)
    await page.getByLabel('Name').fill(name)
    await page.keyboard.press('Enter')
  }
  await page.getByText('2 ahead').waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '2090' }).allTextContents()).toEqual([
    'Sun, 1 Jan 2090New Year',
    'Mon, 25 Dec 2090Christmas Day',
  ])
  await page.locator('section', { hasText: 'Holidays' }).getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await admin.api.settings.holidays.query()).value.days.length).toBe(2)
})
