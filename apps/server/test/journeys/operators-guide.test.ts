import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { refusal, startMailServer } from '@ekyc/delivery/testing'
import { expect, onTestFinished, test } from 'vitest'
import { newPage, openBrowser, signInAs } from '../browser.ts'
import { dropFile, importOf } from '../import-files.ts'
import { phone } from '../phone.ts'
import { startTestServer } from '../start-test-server.ts'

const docs = path.resolve(import.meta.dirname, '../../../../docs')
/** `PICTURES=docs` renews those of the page; else they are taken to be looked at, and the page keeps its own. */
const folder =
  process.env.PICTURES === 'docs'
    ? path.join(docs, 'images/operators')
    : path.resolve(import.meta.dirname, '../../reports/pictures')

const WIDTH = 1280
const FACE_ONLY = 'prf_builtin3'
const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const FILE = [
  'Name,E-mail,Phone,Reference',
  'Budi Santoso,budi@example.com,+6281255500142,ACC-20431',
  'Kanya Boonmee,kanya.example.com,,ACC-20432',
  '陳怡君,yichun@example.com,+886255500142,ACC-20433',
  'Wei Jie Lim,weijie@example.com,+65 6555,ACC-20434',
  'Arif Wibowo,arif@example.com,+6281255500143,ACC-20435',
  ',grace@example.com,,ACC-20436',
  'Grace Ong,grace@example.com,+6565550144,ACC-20437',
]

/** A server with a merchant and a day's work behind it, and an admin in a browser. */
async function begin() {
  const mail = await startMailServer({
    answer: ({ to }) => (to[0]?.startsWith('joyce') ? refusal(550, '5.1.1 No such mailbox') : null),
  })
  const env = { SMTP_URL: mail.url(), MAIL_FROM: 'Larkfield Bank <checks@larkfield.example>' }
  const server = await startTestServer({ env })
  const browser = await openBrowser()
  onTestFinished(async () => {
    await browser.close()
    await server.close()
  })
  const { api, cookie } = await server.signIn()
  await api.settings.saveMerchant.mutate({
    base: null,
    value: { name: 'Larkfield Bank', why: 'To open your savings account.', timeZone: 'Asia/Singapore' },
  })
  const make = (name: string, reference: string, email?: string) =>
    api.verifications.create.mutate({
      customer: { name, email },
      reference,
      profileId: FACE_ONLY,
      send: email ? { channels: ['email'] } : undefined,
    })
  for (const [n, name] of ['Mei Lin Tan', 'Somchai Rattanakul', 'Putri Lestari', '王小明'].entries()) {
    await make(name, `ACC-2040${n}`, `customer${n}@example.com`)
  }
  const refused = await make('Joyce Kwan', 'ACC-20404', 'joyce@example.com')
  const notMe = await make('Daniel Koh', 'ACC-20405')
  await phone.press(`${notMe.link.url}/decline`, { as: 'notMe' })
  await phone.open((await make('Priya Nair', 'ACC-20406')).link.url)
  server.moveClock(11_000)
  const states = async () => (await api.messages.recent.query()).items.map(({ state }) => state).sort()
  const gone = ['accepted', 'accepted', 'accepted', 'accepted', 'refused']
  await expect.poll(states).toEqual(gone)
  // The browser's clock stood still: what leaves next is to leave in 10 s by it.
  server.moveClock(-11_000)
  const page = await newPage(browser)
  await signInAs(page, server.origin, ADMIN)
  return { origin: server.origin, cookie, page, refused }
}

test('the pictures of docs/operators.md are those of the console, and all of them', async () => {
  await mkdir(folder, { recursive: true })
  const { origin, cookie, page, refused } = await begin()
  const taken: string[] = []

  async function show(address: string) {
    await page.goto(`${origin}${address}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Once nothing loads any more, with no pointer over anything. */
  async function take(name: string, height: number) {
    await page.setViewportSize({ width: WIDTH, height })
    await page.mouse.move(0, 0)
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' })
    await page.screenshot({ path: path.join(folder, `${name}.png`) })
    taken.push(name)
  }

  await show('/overview')
  await page.getByText('reached the wrong person').waitFor()
  await take('overview', 560)

  await show('/verifications/new')
  await page.getByLabel('Name', { exact: true }).fill('Maria Santos')
  await page.getByLabel('Email').first().fill('maria@example.com')
  await page.getByLabel('Reference').fill('ACC-20430')
  await page.getByRole('radio', { name: 'Liveness only' }).check()
  await page.frameLocator('iframe').getByText('Maria S.').first().waitFor()
  await take('new-verification', 1040)
  await page.getByRole('button', { name: /Create and send link/ }).click()
  await page.getByRole('button', { name: 'Undo send' }).waitFor()
  await take('link-made', 620)

  await show(`/verifications/${refused.id}`)
  await page.getByText('No such mailbox').waitFor()
  await take('message-refused', 900)

  await show('/verifications')
  for (const n of [2, 3]) await page.getByRole('row').nth(n).getByRole('checkbox').check()
  await page.getByText('2 selected').waitFor()
  await take('selected', 560)

  const { id } = await importOf(await dropFile({ origin, cookie }, FILE.join('\n'), 'branch-north.csv'))
  await show(`/imports/${id}`)
  await page.getByRole('heading', { name: 'Columns' }).waitFor()
  await take('import-columns', 900)
  await page.getByLabel('Profile').selectOption({ label: 'Liveness only' })
  await page.getByRole('button', { name: 'Check rows' }).click()
  await page.getByRole('button', { name: /^Create \d+ verifications$/ }).waitFor()
  await take('import-checked', 900)

  await show('/profiles/prf_builtin2')
  await page.getByRole('textbox', { name: 'Attempts in one session' }).fill('40')
  await page.getByText(/impostor/).waitFor()
  await page.getByRole('heading', { name: 'Liveness' }).evaluate((heading) => heading.scrollIntoView())
  await take('profile', 900)
  await page.getByRole('textbox', { name: 'Attempts in one session' }).fill('3')

  await show('/settings/emails')
  await page.frameLocator('iframe').getByText('Larkfield Bank').first().waitFor()
  await take('email-wording', 900)

  const text = await readFile(path.join(docs, 'operators.md'), 'utf8')
  const shown = [...text.matchAll(/\(images\/operators\/([\w-]+)\.png\)/g)].map(([, name]) => name)
  expect(shown.sort()).toEqual(taken.toSorted())
  for (const name of taken) {
    const picture = await readFile(path.join(docs, `images/operators/${name}.png`))
    expect(picture.readUInt32BE(16), name).toBe(WIDTH)
  }
  expect(page.faults).toEqual([])
})
