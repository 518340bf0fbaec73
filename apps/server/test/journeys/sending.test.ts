import { remindDue } from '@ekyc/api'
import { refusal, startMailServer } from '@ekyc/delivery/testing'
import { handlingSchema, standardSettings } from '@ekyc/domain'
import { expect, onTestFinished, test } from 'vitest'
import { flaws, looks, newPage, openBrowser, signInAs } from '../browser.ts'
import { startTestServer } from '../start-test-server.ts'
import { join } from '../team.ts'

/** What goes out leaves after 10 s, so that it can be taken back. */
const LEAVES_MS = 11_000
const DAY_MS = 86_400_000
const SINGAPORE_MS = 8 * 3_600_000

async function begin() {
  const mail = await startMailServer({
    answer: ({ to }) => (to[0]?.startsWith('nobody@') ? refusal(550, '5.1.1 No such mailbox') : null),
  })
  const env = { SMTP_URL: mail.url(), MAIL_FROM: 'Larkfield Bank <checks@larkfield.example>' }
  const server = await startTestServer({ env })
  const browser = await openBrowser()
  onTestFinished(async () => {
    await browser.close()
    await server.close()
  })
  const admin = await server.signIn()
  const person = await join(server, admin, 'operator')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  return { mail, server, browser, page, admin }
}

const linkIn = (source = '') => source.replaceAll('=\r\n', '').match(/http:\/\/localhost:\d+\/v\/[\w-]{22}/)?.[0] ?? ''

test('an operator sends a link, takes one back, reads why one was refused, and sends it to the right address', async () => {
  const { mail, server, browser, page } = await begin()
  const make = async (name: string, email: string) => {
    await page.goto(`${server.origin}/verifications/new`)
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Email').first().fill(email)
    await page.getByRole('radio', { name: 'Liveness only' }).check()
    await page
      .getByRole('checkbox', { name: `Email to ${email}` })
      .and(page.locator(':checked'))
      .waitFor()
    await page.getByRole('button', { name: /Create and send link/ }).click()
    await page.getByText(/Sends in \d+ s/).waitFor()
  }
  const chip = (text: string) => page.getByRole('list').getByText(text, { exact: true })

  await make('Maria Santos', 'maria@example.com')
  server.moveClock(LEAVES_MS)
  await chip('Accepted').waitFor()
  await page.getByText('The mail server accepted it at').waitFor()
  const [first] = mail.mails
  expect(first).toMatchObject({ from: 'checks@larkfield.example', to: ['maria@example.com'] })
  await page.getByRole('link', { name: 'Open verification' }).first().click()
  await page.getByText('Next reminder:').waitFor()
  await page.getByRole('button', { name: 'View message' }).click()
  await page.frameLocator('iframe').getByRole('heading', { name: 'Please confirm it’s you' }).waitFor()
  await page.keyboard.press('Escape')
  const customer = await newPage(browser, { phone: true })
  await customer.goto(linkIn(first?.source))
  await customer.getByRole('heading', { name: 'Confirm it’s you' }).waitFor()
  await page.getByText('Opened', { exact: true }).first().waitFor()

  await make('Bayu Pratama', 'bayu@example.com')
  await page.getByRole('button', { name: 'Undo send' }).click()
  await chip('Cancelled').waitFor()
  // The button is gone; the focus stays with its message.
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('It was not sent.')

  await make('Nattapong Srisawat', 'nobody@example.com')
  server.moveClock(LEAVES_MS)
  await chip('Rejected').waitFor()
  await page.getByText('The address was rejected. Ask the customer').waitFor()
  await page.getByText('No such mailbox').waitFor()
  await page.getByRole('link', { name: 'Open verification' }).first().click()
  const before = await page.getByText(/^localhost:\d+\/v\//).textContent()
  await page.getByRole('heading', { name: 'The invitation was not delivered' }).waitFor()
  await page.getByText('No reminders: the address was rejected.').waitFor()
  await page.getByRole('button', { name: 'Correct email address…' }).click()
  await page.getByRole('dialog').getByLabel('Email').fill('nattapong@example.com')
  await page.getByText('A different address creates a new link.').waitFor()
  expect(await flaws(page, looks.slice(0, 2))).toEqual([])
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText(/Sends in \d+ s/).waitFor()
  server.moveClock(LEAVES_MS)
  await chip('Accepted').waitFor()

  // What was taken back has not left with those that were written after it.
  expect(mail.mails.map(({ to }) => to[0])).toEqual(['maria@example.com', 'nattapong@example.com'])
  expect((await fetch(`http://${before}`)).status).toBe(410)
  expect((await fetch(linkIn(mail.mails[1]?.source))).status).toBe(200)

  await page.getByRole('link', { name: 'Messages' }).first().click()
  await page.getByRole('link', { name: 'Problems' }).click()
  await page.getByRole('table').getByText('Rejected', { exact: true }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nattapong Srisawat' }).waitFor()
  expect([...page.faults, ...customer.faults]).toEqual([])
})

test('a customer who has not started is reminded, after the holiday and not at night', async () => {
  const { mail, server, page, admin } = await begin()
  const { api } = admin
  const setClock = (instant: number) => server.moveClock(instant - server.ports.clock.now().getTime())
  const remind = () => remindDue({ ...server.ports, actor: { kind: 'worker' } }, 10)
  const firstDue = Date.now() + DAY_MS
  const holiday = new Date(firstDue + SINGAPORE_MS).toISOString().slice(0, 10)
  /** That time of the day after the holiday, in Singapore. */
  const dayAfter = (clock: string) => Date.parse(`${holiday}T${clock}+08:00`) + DAY_MS

  await api.settings.saveMerchant.mutate({ base: null, value: { name: 'Larkfield Bank', timeZone: 'Asia/Singapore' } })
  await api.settings.saveHolidays.mutate({ base: null, value: { days: [{ date: holiday, name: 'Founders’ day' }] } })
  const { id, link } = await api.verifications.create.mutate({
    customer: { name: 'Maria Santos', email: 'maria@example.com' },
    profileId: 'prf_builtin3',
    send: { channels: ['email'] },
  })
  server.moveClock(LEAVES_MS)
  await expect.poll(() => mail.mails.length).toBe(1)
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByText(/^Next reminder: .*, 01:00 \(UTC\)/).waitFor()

  setClock(firstDue + 60_000)
  expect(await remind(), 'on the holiday').toBe(0)
  setClock(dayAfter('02:00'))
  expect(await remind(), 'in the night').toBe(0)
  setClock(dayAfter('09:01'))
  await remind()
  await expect.poll(() => mail.mails.length).toBe(2)
  expect(linkIn(mail.mails[1]?.source)).toBe(link.url)

  // A sign-in would have ended by then.
  setClock(Date.now())
  await page.reload()
  await page
    .getByText(/^Reminder/)
    .first()
    .waitFor()
  await page.getByText('1 of 3 sent').waitFor()
  expect(page.faults).toEqual([])
})

test('what a profile switches off is not there, and sharing is written down', async () => {
  const { server, page, admin } = await begin()
  const { id: profileId } = await admin.api.profiles.create.mutate({
    ...standardSettings,
    name: 'By share sheet alone',
    config: { ...standardSettings.config, CheckMode: 3 },
    handling: handlingSchema.parse({ channels: { email: 'off', copy: false, qr: false, share: true } }),
  })
  const { id } = await admin.api.verifications.create.mutate({ customer: { name: 'Siti Rahma' }, profileId })
  await page.addInitScript('navigator.share = async (what) => { globalThis.shared = what.url }')
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByText('Link shared manually').waitFor()
  expect(await page.evaluate('globalThis.shared')).toMatch(/\/v\/[\w-]{22}$/)
  await page.getByRole('button', { name: 'Extend…' }).waitFor()
  for (const name of [/^Copy the link/, 'QR code', /^Send/]) {
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  }
  expect(page.faults).toEqual([])
})
