import { expect, test } from 'vitest'
import { flaws, newPage } from '../browser.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } })

test('the link from the terminal makes the first admin, who names the merchant, invites a colleague and sees them join', async () => {
  const page = await newPage(browser)
  await page.goto(server.setUpUrl ?? '')
  await page.getByLabel('Your name').fill('Joyce Kwan')
  await page.getByLabel('Email').fill('joyce@larkfield.example')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: /Create account/ }).click()
  await page.getByText('Use at least 12 characters.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill('four unrelated words here')
  await page.getByRole('button', { name: /Create account/ }).click()

  await page.waitForURL(/\/welcome/)
  await page.getByText('Database ready: SQLite').waitFor()
  expect.soft(await flaws(page), 'welcome').toEqual([])
  await page.getByLabel('Name', { exact: true }).fill('Larkfield Bank')
  await page.getByLabel('Time zone').selectOption('Asia/Singapore')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
  await page.getByText('Larkfield Bank').first().waitFor()
  expect.soft(await flaws(page), 'the first overview').toEqual([])
  await page.getByText('Nothing is real').or(page.getByText('No calls reach Tencent')).first().waitFor()

  await page.getByRole('link', { name: 'Team' }).click()
  await page.getByRole('button', { name: 'Invite team member' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Mei Tan')
  await page.getByRole('dialog').getByLabel('Email').fill('mei@larkfield.example')
  await page.getByRole('button', { name: 'Create invite link' }).click()
  const invitation = await page.getByText(`${server.origin}/invite/`).textContent()
  await page.getByText('Invited', { exact: true }).waitFor()

  const colleague = await newPage(browser)
  await colleague.goto(invitation ?? '')
  await colleague.getByRole('heading', { name: 'Welcome, Mei Tan' }).waitFor()
  await colleague.getByLabel('Password', { exact: true }).fill('other unrelated words here')
  await colleague.getByRole('button', { name: 'Save and sign in' }).click()
  await colleague.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
  expect(await colleague.getByRole('link', { name: 'Team' }).count()).toBe(0)

  await colleague.goto(invitation ?? '')
  await colleague.getByText('This link has already been used').waitFor()
  expect([...page.faults, ...colleague.faults]).toEqual([])
})

test('a set-up link that was used, or never was, says so', async () => {
  const page = await newPage(browser)
  await page.goto(`${server.origin}/setup/never-was-one`)
  await page.getByLabel('Your name').fill('Nobody')
  await page.getByLabel('Email').fill('nobody@larkfield.example')
  await page.getByLabel('Password', { exact: true }).fill('four unrelated words here')
  await page.getByRole('button', { name: /Create account/ }).click()
  await page.getByRole('alert').getByText(/link/).waitFor()
})
