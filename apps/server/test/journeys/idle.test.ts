import { expect, test } from 'vitest'
import { newPage, signInAs } from '../browser.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const MINUTE = 60_000

const { server, browser } = await startJourney()

/** Somebody with the console open, whose session and browser age together. */
async function atWork() {
  const person = await join(server, await server.signIn(), 'operator')
  const page = await newPage(browser)
  await page.clock.install()
  await signInAs(page, server.origin, person)
  const { authSession } = server.ports.db.client
  const rowOf = () => authSession.findFirstOrThrow({ where: { userId: person.userId }, orderBy: { createdAt: 'desc' } })
  /** Time goes by at the server and in the browser, where the console asks for its lists and streams as ever. */
  async function wait(minutes: number) {
    for (const row of await authSession.findMany({ where: { userId: person.userId } })) {
      const back = (at: Date) => new Date(at.getTime() - minutes * MINUTE)
      await authSession.update({
        where: { id: row.id },
        data: { expiresAt: back(row.expiresAt), updatedAt: back(row.updatedAt) },
      })
    }
    server.ports.sessions.forgetUser(person.userId)
    await page.clock.runFor(minutes * MINUTE)
  }
  return { person, page, rowOf, wait }
}

test('an open console that nobody touches warns, is covered and asks for the password; what was typed is still there', async () => {
  const { person, page, rowOf, wait } = await atWork()
  await page.goto(`${server.origin}/verifications/new`)
  await page.getByLabel('Name', { exact: true }).fill('Siti Rahmawati')
  await page.clock.runFor(MINUTE)
  const before = (await rowOf()).expiresAt.getTime()

  // All that it asks by itself: every list that is refetched, and the stream.
  await page.evaluate(`Promise.all(['verifications.counts', 'team.me', 'system.info'].map((path) =>
    fetch('/api/trpc/' + path, { headers: { 'x-ekyc-console': '1' } })))`)
  expect((await rowOf()).expiresAt.getTime()).toBe(before)

  await wait(29.2)
  const warning = page.getByRole('dialog', { name: 'Are you still there?' })
  await warning.waitFor()
  await warning.getByText(/^\d+ seconds?$/).waitFor()
  await warning.getByRole('button', { name: 'Stay signed in' }).click()
  await warning.waitFor({ state: 'detached' })
  expect((await rowOf()).expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * MINUTE)

  await wait(29.2)
  await warning.waitFor()
  await wait(1)
  const asks = page.getByRole('dialog', { name: 'You’ve been signed out' })
  await asks.waitFor()
  await warning.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Name', { exact: true }).isVisible()).toBe(false)
  expect(await page.title()).toBe('You’ve been signed out · ekyc-console')

  await asks.getByLabel(/^Password for/).fill(person.password)
  await page.keyboard.press('Enter')
  await asks.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Siti Rahmawati')
  expect(await page.getByLabel('Name', { exact: true }).isVisible()).toBe(true)
  // The clock that the test moves cannot be put into the preview's frame, which runs no script.
  expect(page.faults.filter((fault) => !fault.includes('about:srcdoc'))).toEqual([])
})

test('a person’s touch keeps the session, for all tabs of the browser', async () => {
  const { page, rowOf, wait } = await atWork()
  const other = await page.context().newPage()
  await other.goto(`${server.origin}/verifications`)
  await other.getByRole('heading', { name: 'Verifications' }).first().waitFor()
  await wait(20)
  await page.keyboard.press('Shift')
  await expect.poll(async () => (await rowOf()).expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * MINUTE)

  await page.evaluate(
    `fetch('/api/auth/sign-out', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })`,
  )
  await page.evaluate(`new BroadcastChannel('ekyc.session').postMessage('signedOut')`)
  await other.getByRole('dialog', { name: 'You’ve been signed out' }).waitFor()
})

test('a program’s request keeps its session as documented', async () => {
  const { person, rowOf, wait } = await atWork()
  await wait(20)
  await person.api.team.me.query()
  const rows = await server.ports.db.client.authSession.findMany({ where: { userId: person.userId } })
  expect(rows.filter(({ expiresAt }) => expiresAt.getTime() > Date.now() + 29 * MINUTE)).toHaveLength(1)
  expect((await rowOf()).userId).toBe(person.userId)
})
