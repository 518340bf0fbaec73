import { createSmtpCarrier } from '@ekyc/delivery'
import { startMailServer } from '@ekyc/delivery/testing'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { newPage, signInAs } from '../browser.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()
const admin = await server.signIn()
await admin.api.settings.saveMerchant.mutate({ base: null, value: { name: 'Larkfield Bank' } })

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
  await expect.poll(() => subject.inputValue()).toBe('Please confirm it’s you ({merchant})')
  await subject.fill('One more step')
  await page.getByText('Add {merchant}.').waitFor()
  expect(await page.getByRole('button', { name: 'Send test' }).isDisabled()).toBe(true)

  await subject.fill('One more step at ')
  await page.getByRole('button', { name: '{merchant}' }).first().click()
  expect(await subject.inputValue()).toBe('One more step at {merchant}')
  await page.getByText('One more step at Larkfield Bank').waitFor()
  const sheet = page.frameLocator('iframe[title=Preview]')
  await sheet.getByRole('heading', { name: 'Please confirm it’s you' }).waitFor()

  await page.getByLabel('Email address').fill('nora@larkfield.example')
  await page.getByRole('button', { name: 'Send test' }).click()
  await page.getByText('SMTP accepted the message.').waitFor()
  expect(mail.mails[0]?.to).toEqual(['nora@larkfield.example'])
  expect(mail.mails[0]?.source).toContain('Subject: One more step at Larkfield Bank')

  await page.getByText('Reminder', { exact: true }).click()
  await page.getByRole('button', { name: 'Stay', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('customised', { exact: true }).waitFor()
  await page.getByText('Reminder', { exact: true }).click()
  await expect.poll(() => subject.inputValue()).toBe('Reminder: please confirm it’s you ({merchant})')
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
  await page.getByText('Nothing was overwritten.', { exact: false }).waitFor()
  expect((await admin.api.settings.merchant.query()).value?.name).toBe('Larkfield Group')
  await page.getByRole('button', { name: 'Use theirs, discard mine' }).click()
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

test('a damaged logo is refused, and a wide one keeps its shape on the customer’s page', async () => {
  const page = await open('/settings/brand')
  const file = page.locator('input[type=file]')
  const wide = await sharp({ create: { width: 90, height: 30, channels: 3, background: '#0b6e4f' } })
    .png()
    .toBuffer()
  const damaged = Buffer.concat([wide.subarray(0, 8), Buffer.alloc(64, 7)])
  for (const [name, mimeType, buffer] of [
    ['logo.png', 'image/png', damaged],
    ['logo.svg', 'image/svg+xml', Buffer.from('<svg <<<')],
  ] as const) {
    await file.setInputFiles([])
    await page.getByText('PNG, JPG, WebP or SVG, up to 64 kB.', { exact: false }).waitFor()
    await file.setInputFiles({ name, mimeType, buffer })
    await page.getByText('This file is damaged').waitFor()
  }
  expect(await page.getByAltText('Logo').count()).toBe(0)

  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: wide })
  await page.getByAltText('Logo').waitFor()
  const shown = page.frameLocator('iframe').locator('header img')
  await expect
    .poll(() => shown.evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]))
    .toEqual([96, 32])

  await page.getByLabel('Country').selectOption('SG')
  await page.getByText('Banks in Singapore took clickable links out', { exact: false }).waitFor()
  await page.getByRole('textbox', { name: 'Reason for the check' }).fill('To open your account')
  await page.getByText('Missing in 简体中文, 繁體中文, ไทย and Bahasa Indonesia.', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Reason for the check: other languages' }).click()
  await page.getByLabel('Reason for the check (ไทย)').fill('เพื่อเปิดบัญชี')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('th')
  await page.frameLocator('iframe').getByText('เพื่อเปิดบัญชี').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect
    .poll(async () => (await admin.api.settings.merchant.query()).value?.why)
    .toEqual({ en: 'To open your account', th: 'เพื่อเปิดบัญชี' })
  expect(page.faults).toEqual([])
})

test('holidays are added by keyboard and kept in order', async () => {
  const page = await open('/settings/time')
  await page.getByLabel('Day', { exact: true }).fill('2090-12-24')
  await page.getByLabel('Name').fill('\u200b')
  await page.keyboard.press('Enter')
  await page.getByText('Enter one line of up to 60 characters.').waitFor()
  for (const [day, name] of [
    ['2090-12-25', 'Christmas Day'],
    ['2090-01-01', 'New Year'],
  ] as const) {
    await page.getByLabel('Day', { exact: true }).fill(day)
    await page.getByLabel('Name').fill(name)
    await page.keyboard.press('Enter')
  }
  await page.getByText('2 upcoming').waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '2090' }).allTextContents()).toEqual([
    'Sun, 1 Jan 2090New Year',
    'Mon, 25 Dec 2090Christmas Day',
  ])
  await page.locator('section', { hasText: 'Holidays' }).getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await admin.api.settings.holidays.query()).value.days.length).toBe(2)
  expect(page.faults).toEqual([])
})
