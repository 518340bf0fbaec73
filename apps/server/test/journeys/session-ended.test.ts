import { expect, test } from 'vitest'
import { newPage, signInAs } from '../browser.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

test('a session that ends in the middle of work asks for the password over the page, and nothing typed is lost', async () => {
  const person = await join(server, await server.signIn(), 'operator')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page.goto(`${server.origin}/verifications/new`)
  await page.getByLabel('Name', { exact: true }).fill('Siti Rahmawati')
  await page.getByRole('radio', { name: /Live face only/ }).check()
  await page.getByText('“Liveness only” does not use a comparison photo.').waitFor()
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')

  const asks = page.getByRole('dialog', { name: 'You’ve been signed out' })
  await asks.waitFor()
  await page.keyboard.press('Escape')
  await asks.getByLabel(/^Password for/).fill('not my password at all')
  await page.keyboard.press('Enter')
  await asks.getByText('Incorrect email or password.').waitFor()
  await asks.getByLabel(/^Password for/).fill(person.password)
  await page.keyboard.press('Enter')
  await asks.waitFor({ state: 'detached' })

  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Link for Siti Rahmawati' }).waitFor()
  expect(page.faults).toEqual([])
})

test('a page that is for others says so instead of loading in vain', async () => {
  const person = await join(server, await server.signIn(), 'operator')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  for (const path of ['/team', '/system']) {
    await page.goto(server.origin + path)
    await page.getByRole('heading', { name: 'You don’t have access to this page' }).waitFor()
  }
})
