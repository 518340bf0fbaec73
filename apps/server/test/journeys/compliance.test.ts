import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { flaws, newPage, signInAs } from '../browser.ts'
import { finishH5, phone, tokenOf, until } from '../phone.ts'
import { createWithPhoto } from '../start-test-server.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

const { id, link } = await createWithPhoto(server, await server.signIn())
const started = await phone.press(`${link.url}/start`)
await phone.open(await finishH5(started.headers.get('location') ?? '', 2016))
await until(async () => {
  await phone.open(`${link.url}/return`)
  return (await server.seenByAdmin.verifications.get({ id })).lastCode === 2016
})

test('compliance gives a reason and sees both pictures and the video, and the look is in the timeline', async () => {
  const person = await join(server, await server.signIn(), 'compliance')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByLabel('Why do you need to view this?').selectOption({ label: 'Other' })
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  await page.getByText('Briefly describe the reason').waitFor()
  await page.getByLabel('Note').fill('Second opinion for branch 12')
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  for (const name of ['Best frame', 'Comparison photo']) {
    const picture = page.getByRole('img', { name })
    const width = await until(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
    expect(width).toBeGreaterThan(100)
  }
  const video = page.getByLabel('Video', { exact: true })
  expect(await until(() => video.evaluate((each: { duration: number }) => each.duration))).toBeGreaterThan(0)
  await page.getByText('hides in 4 min').waitFor()
  await page.getByText('Second opinion for branch 12').waitFor()
  await page.getByRole('button', { name: 'Hide' }).click()
  await page.getByRole('img', { name: 'Best frame' }).waitFor({ state: 'detached' })
  expect(page.faults).toEqual([])
})

test('an operator sees that evidence exists and no way to open it', async () => {
  const person = await join(server, await server.signIn(), 'operator')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByText('Best frame', { exact: true }).waitFor()
  await page.getByText('Only compliance and admins can view images.').waitFor()
  expect(await page.getByRole('button', { name: 'Show for 5 minutes' }).count()).toBe(0)
})

test('a message of Tencent’s without a space stays on the page, and its markup is text', async () => {
  const admin = await server.signIn()
  const wild = await createWithPhoto(server, admin)
  const h5 = (await phone.press(`${wild.link.url}/start`)).headers.get('location') ?? ''
  await phone.open(await finishH5(h5, 987654))
  await until(async () => {
    await phone.open(`${wild.link.url}/return`)
    return (await server.seenByAdmin.verifications.get({ id: wild.id })).lastCode === 987654
  })
  const errorMessage = `<b>${'word'.repeat(160)}</b>`
  await server.ports.db.client.session.updateMany({ where: { verificationId: wild.id }, data: { errorMessage } })
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'operator'))
  await page.goto(`${server.origin}/verifications/${wild.id}`)
  await page.getByText(errorMessage, { exact: true }).waitFor()
  expect(await flaws(page, [{ width: 390, theme: 'light' }])).toEqual([])
})

test('what Tencent says of a card and of a refused live check is in words; what was read is shown for a reason', async () => {
  const admin = await server.signIn()
  const { items } = await admin.api.profiles.list.query()
  const { linkHours, sessionLimit, reviewRule, handling } = items[0] ?? expect.fail('no profile')
  const config = { CheckMode: 1, IDCardType: 'HKIDCard', Version: 'PLUS', LivenessRetryLimit: 3 } as const
  const made = { name: 'Card and face, PLUS', config, linkHours, sessionLimit, reviewRule, handling }
  const profile = await admin.api.profiles.create.mutate(made)
  const { id, link } = await admin.api.verifications.create.mutate({
    customer: { name: 'Wong Mei' },
    profileId: profile.id,
  })
  const h5 = (await phone.press(`${link.url}/start`)).headers.get('location') ?? ''
  const attempt = { token: tokenOf(h5), warnings: '-9102', cardName: 'differs' }
  await phone.press(`${new URL(h5).origin}/sandbox/h5/attempt`, { ...attempt, code: '1005' })
  await phone.open(await finishH5(h5, 0, attempt))
  await until(async () => (await server.seenByAdmin.verifications.get({ id })).outcome)

  const person = await join(server, admin, 'compliance')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  const { evidence } = await server.seenByAdmin.verifications.get({ id })
  const head = evidence.find(({ part }) => part?.side === 'head') ?? expect.fail('no portrait')
  const half = { contentType: 'image/jpeg', body: Buffer.from('ffd8ffe0', 'hex') }
  await page.route(`**/api/evidence/${head.id}`, (route) => route.fulfill(half))
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByText('Requested action not completed (02)').waitFor()
  await page.getByText('Document warnings: Photocopy (-9102)').waitFor()
  expect(await page.getByText('ERIKSSON').count()).toBe(0)
  await page.getByText('Card name differs', { exact: true }).first().waitFor()
  await page.getByText('Tencent’s warnings about the document: Photocopy (-9102). Needs review').waitFor()
  await page.getByText('Needs review: card name differs. Compliance should check the evidence').waitFor()
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  await page.getByRole('alert').getByText('Choose a reason').waitFor()
  await page.getByLabel('Why do you need to view this?').selectOption({ label: 'Outcome review' })
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  await page.locator('mark').filter({ hasText: 'ERIKSSON' }).waitFor()
  await page.getByRole('definition').filter({ hasText: 'ANNA ERIKSSON' }).first().waitFor()
  await page.getByText('Telex code of the Chinese name').waitFor()
  for (const side of ['ID card, front', 'ID card, back']) {
    const picture = page.getByRole('img', { name: side })
    expect(
      await until(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)),
    ).toBeGreaterThan(100)
  }
  // Whole, and as large as its details are small, by keyboard alone.
  await page.getByRole('button', { name: 'Enlarge: ID card, front' }).press('Enter')
  const large = page.getByRole('dialog', { name: 'ID card, front' })
  await large.getByText('100 %').waitFor()
  await page.keyboard.press('+')
  await large.getByText('125 %').waitFor()
  await page.keyboard.press('0')
  await large.getByText('100 %').waitFor()
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
  // A file that the browser cannot show is not called lost.
  const portrait = page.getByRole('listitem').filter({ hasText: 'ID card, portrait' })
  await portrait.getByRole('link', { name: 'Download' }).waitFor()
  expect(
    await flaws(page, [
      { width: 1280, theme: 'light' },
      { width: 390, theme: 'dark' },
    ]),
  ).toEqual([])
  expect(page.faults).toEqual([])
})

test('a person who comes upon a lost file reads why it is not shown, and is not named as its cause', async () => {
  const admin = await server.signIn()
  const { id } = await createWithPhoto(server, admin)
  const { storageKey } = await server.ports.db.client.evidence.findFirstOrThrow({ where: { verificationId: id } })
  await rm(path.join(server.dataDir, 'evidence', storageKey))
  const person = await join(server, admin, 'compliance')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByLabel('Why do you need to view this?').selectOption({ label: 'Outcome review' })
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  await page.getByText('This file is missing from the evidence store.').waitFor()
  await page.getByText(/^found when Person \d+ viewed it$/).waitFor()
})

test('compliance reads that the record was changed past the program', async () => {
  const { event } = server.ports.db.client
  await event.updateMany({ where: { verificationId: id, seq: 2 }, data: { at: new Date(0) } })
  const person = await join(server, await server.signIn(), 'compliance')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByText('from entry 2 (counting from the oldest), it no longer matches').waitFor()
  expect(await flaws(page, [{ width: 390, theme: 'dark' }])).toEqual([])
  expect(page.faults).toEqual([])
})
