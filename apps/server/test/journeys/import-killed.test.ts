import { setTimeout as pause } from 'node:timers/promises'
import { type Db, openDatabase } from '@ekyc/db'
import { createEmptyDatabase, engines } from '@ekyc/db/testing'
import { startMailServer } from '@ekyc/delivery/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPage, openBrowser, signInAs } from '../browser.ts'
import { customersCsv } from '../import-files.ts'
import { headerOf } from '../post-office.ts'
import { room, run } from '../program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const ROWS = 1000
const BAD = 30
const GOOD = ROWS - BAD
/** For what surely comes, on a machine that has other work too. */
const PATIENCE_MS = 240_000
const list = { name: 'June.csv', mimeType: 'text/csv', buffer: Buffer.from(customersCsv(ROWS, { badEvery: 33 })) }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Drops the list and has its rows checked, on the page that tells what was found. */
async function drop(page: Page, origin: string) {
  await page.goto(`${origin}/imports`)
  await page.getByLabel('Drop a CSV file here, or choose a file').setInputFiles(list)
  await page.getByLabel('Profile').selectOption({ label: 'Liveness only' })
  await page.getByRole('checkbox', { name: 'Email' }).check()
  await page.getByRole('button', { name: 'Check rows' }).click()
  await page.getByRole('heading', { name: 'Results' }).waitFor()
}

/** Sends what is left, without the minute that passes after an answer that the kill cut off. */
async function sendAll({ message }: Db['client']) {
  const queued = () => message.count({ where: { state: 'queued' } })
  while ((await queued()) > 0) {
    const lost = { state: 'queued', tryingSince: null, lostAnswers: { gt: 0 } }
    await message.updateMany({ where: lost, data: { nextTryAt: new Date() } })
    await pause(500)
  }
}

describe.each(engines)('a list of 1,000 customers, 30 of them wrong, on %s', (engine) => {
  it('is dropped, and made and sent once each though the server is killed half-way', { timeout: 600_000 }, async () => {
    const mailServer = await startMailServer()
    const database = await createEmptyDatabase(engine)
    const { env, origin, leave } = await room()
    const begin = async () => {
      const program = run({
        ...env,
        DATABASE_URL: database.url,
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        SMTP_URL: mailServer.url(),
        MAIL_FROM: 'checks@larkfield.example',
        SMTP_PER_SECOND: '200',
      })
      await program.started()
      return program
    }
    const killed = await begin()
    const page = await newPage(browser)
    await signInAs(page, origin, ADMIN)

    await drop(page, origin)
    await page.getByRole('tab', { name: `Error ${BAD}` }).click()
    await page.getByText('Email: Not an email address such as maria@example.com (nobody)').first().waitFor()
    await page.getByRole('button', { name: `Create ${GOOD} verifications` }).click()
    const bar = page.getByRole('progressbar', { name: 'Creating verifications' })
    const shown = async () => Number(await bar.getAttribute('value'))
    await expect.poll(shown, { timeout: PATIENCE_MS }).toBeGreaterThan(0)
    const before = await shown()
    // Read past the page, which a slow browser draws when all is made.
    const db = await openDatabase({ url: database.url })
    const { verification, message } = db.client
    await expect.poll(() => verification.count(), { timeout: PATIENCE_MS }).toBeGreaterThan(GOOD / 4)
    await killed.stop('SIGKILL')
    const lost = page.getByText('Can’t reach the server.')
    await lost.waitFor()

    const half = await verification.count()
    expect(half).toBeGreaterThanOrEqual(before)
    expect(half).toBeLessThan(GOOD)
    // Whoever held them is gone, so nobody need wait for the leases to end.
    await message.updateMany({
      where: { state: 'queued', tryingSince: { not: null } },
      data: { nextTryAt: new Date() },
    })
    await db.client.import.updateMany({ data: { nextStepAt: new Date() } })

    const resumed = await begin()
    // Nobody touches the page: it comes back by itself and goes on where the list stood.
    await lost.waitFor({ state: 'detached' })
    await expect.poll(shown, { timeout: PATIENCE_MS }).toBeGreaterThanOrEqual(half)
    await page.getByText(`Download ${BAD} rows not created`).waitFor({ timeout: PATIENCE_MS })
    await page.getByRole('tab', { name: `Created ${GOOD}` }).waitFor()

    await drop(page, origin)
    await page.getByRole('tab', { name: `Duplicate ${GOOD}` }).waitFor()
    expect(await page.getByRole('button', { name: 'Create verifications' }).isDisabled()).toBe(true)
    expect(page.faults).toEqual([])

    await sendAll(db.client)
    const customers = await verification.findMany({ select: { email: true } })
    expect(customers).toHaveLength(GOOD)
    expect(new Set(customers.map(({ email }) => email)).size).toBe(GOOD)
    expect(await message.count()).toBe(GOOD)
    expect(await message.count({ where: { state: 'accepted' } })).toBe(GOOD)
    // A mail whose answer the kill cut off may be there twice, as one mail to whoever reads it.
    const received = new Map(mailServer.mails.map((mail) => [headerOf(mail, 'Message-ID'), mail.to[0]]))
    expect(received.size).toBe(GOOD)
    expect(new Set(received.values()).size).toBe(GOOD)

    await page.context().close()
    await db.close()
    await resumed.stop()
    await database.remove()
    await leave()
  })
})
