import { expect, test } from 'vitest'
import { flaws, newPage, signInAs } from '../browser.ts'
import { finishH5, phone, until } from '../phone.ts'
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
  await page.getByLabel('Why do you look?').selectOption({ label: 'Another reason' })
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  await page.getByText('Write what the reason is').waitFor()
  await page.getByLabel('Note').fill('Second opinion for branch 12')
  await page.getByRole('button', { name: 'Show for 5 minutes' }).click()
  for (const name of ['Best frame', 'Photo in your records']) {
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
  await page.getByText('Compliance can look at the pictures.').waitFor()
  expect(await page.getByRole('button', { name: 'Show for 5 minutes' }).count()).toBe(0)
})

test('compliance reads that the record was changed past the program', async () => {
  const { event } = server.ports.db.client
  await event.updateMany({ where: { verificationId: id, seq: 2 }, data: { at: new Date(0) } })
  const person = await join(server, await server.signIn(), 'compliance')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByText('from line 2 on, counted from the oldest, it is not what was written').waitFor()
  expect(await flaws(page, [{ width: 390, theme: 'dark' }])).toEqual([])
  expect(page.faults).toEqual([])
})
