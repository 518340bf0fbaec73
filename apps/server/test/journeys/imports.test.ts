import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { flaws, newPage, signInAs } from '../browser.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

const people = [
  'Customer;E-mail address;Mobile;Notes',
  'Maria Santos;maria@example.com;+6565550100;',
  'Lee Ann;nobody;+6565550101;first',
  '王小明;wang@example.com;+6565550102;',
  'Maria Again;maria@example.com;;',
].join('\n')

test('an operator drops a file, sees its bad rows with their reasons, starts, and gets back what was not made', async () => {
  const admin = await server.signIn()
  const { items } = await admin.api.profiles.list.query()
  const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
  await admin.api.verifications.create.mutate({ customer: { name: 'Ben Harbour' }, profileId, unit: 'Harbour' })
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'operator'))
  await page.goto(`${server.origin}/verifications`)
  await page.getByRole('link', { name: 'Import…' }).click()
  await page.getByText('No imports yet.').waitFor()
  const drop = page.getByLabel('Drop a CSV file here, or choose a file')

  await drop.setInputFiles({ name: 'list.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 and so on') })
  await page.getByText('This looks like a spreadsheet file.').waitFor()
  expect(await flaws(page)).toEqual([])

  // One name in GB18030, which is a word in other encodings as well.
  const name = [0xf1, 0xd2, 0xbd, 0xa1]
  const doubtful = Buffer.concat([Buffer.from('name\n'), Buffer.from(name)])
  await drop.setInputFiles({ name: 'May.csv', mimeType: 'text/csv', buffer: doubtful })
  await page.getByRole('radio', { name: '褚健 Simplified Chinese (GB18030)' }).check()
  expect(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Use this encoding' }).click()
  await page.getByText('Encoding: Simplified Chinese (GB18030)').waitFor()
  await page.getByText('褚健').waitFor()
  await page.getByRole('button', { name: 'Cancel…' }).click()
  await page.getByRole('button', { name: 'Cancel import' }).click()
  await page.getByRole('link', { name: 'Imports', exact: true }).first().click()

  await drop.setInputFiles({ name: 'June.csv', mimeType: 'text/csv', buffer: Buffer.from(people) })
  await page.getByRole('heading', { name: 'June.csv' }).waitFor()
  expect(await page.getByLabel('Customer').inputValue()).toBe('name')
  expect(await page.getByLabel('Mobile').inputValue()).toBe('phone')
  expect(await page.getByLabel('Notes').inputValue()).toBe('')
  await page.getByText('Choose the column that contains the photo file names.').waitFor()
  await page.getByLabel('Profile').selectOption({ label: 'Liveness only' })
  await page.getByRole('radio', { name: '3 days' }).check()
  await page.getByLabel('Unit').fill('Harbour')
  expect(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Check rows' }).click()

  await page.getByText('Email: Not an email address such as maria@example.com (nobody)').waitFor()
  await page.getByRole('tab', { name: 'Warning 1' }).click()
  await page.getByText('Email: Same as row 2 (maria@example.com)').waitFor()
  expect(await flaws(page)).toEqual([])
  await page.getByLabel('Leave out 1 row with warnings').check()
  await page.getByRole('button', { name: 'Create 2 verifications' }).click()

  await page.getByText('Download 2 rows not created').waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByText('Download 2 rows not created').click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  expect(file).toContain('Email: Not an email address such as maria@example.com,Lee Ann,nobody,')
  await page.getByRole('tab', { name: 'Created 2' }).click()
  await page.getByRole('link', { name: 'Maria Santos' }).click()
  await page.getByRole('heading', { name: 'Maria Santos' }).waitFor()
  await page.getByText('Harbour').waitFor()
  const [made] = (await admin.api.verifications.list.query({ filter: { q: 'Maria Santos' } })).items
  const { createdAt, link } = await admin.api.verifications.get.query({ id: made?.id ?? '' })
  const days = (Date.parse(link.expiresAt) - Date.parse(createdAt)) / 86_400_000
  expect(Math.floor(days)).toBe(3)

  // Dropped again with the line mended, and pasted this time: only the mended one is made.
  await page.goto(`${server.origin}/imports`)
  await page.getByText('4 rows, 2 created').waitFor()
  await page.getByText('Paste rows from a spreadsheet instead').click()
  await page
    .getByRole('textbox', { name: 'Rows' })
    .fill(people.replace('nobody', 'lee@example.com').replaceAll(';', '\t'))
  await page.getByRole('button', { name: 'Import these rows' }).click()
  await page.getByLabel('Profile').selectOption({ label: 'Liveness only' })
  await page.getByRole('button', { name: 'Check rows' }).click()
  await page.getByRole('button', { name: 'Create 2 verifications' }).waitFor()
  await page.getByRole('button', { name: 'Cancel…' }).click()
  await page.getByRole('button', { name: 'Cancel import' }).click()
  await page.getByText('Cancelled; created verifications are kept').waitFor()
  // The button that asked is gone, so the focus begins anew where the page does.
  await page.locator('#main a:focus').waitFor()
  expect(page.faults).toEqual([])
})
