import { drawPhoto } from '@ekyc/api/testing'
import type { Request } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { goThroughH5, newPage, signInAs } from '../browser.ts'
import { phone } from '../phone.ts'
import { createWithPhoto, drawnPhoto } from '../start-test-server.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

const photo = async (size?: number) => ({
  name: 'face.jpg',
  mimeType: 'image/jpeg',
  buffer: await drawnPhoto(size, size),
})

async function operator() {
  const person = await join(server, await server.signIn(), 'operator')
  const page = await newPage(browser)
  onTestFinished(() => page.context().close())
  await signInAs(page, server.origin, person)
  return page
}

test('an operator makes a verification, hands over its link, and sees the list and the case move by themselves', async () => {
  const page = await operator()
  await page.getByRole('link', { name: 'New verification' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Siti Rahma')
  await page.getByLabel('Reference').fill('ACC-1')
  await expect.poll(() => page.getByText('The customer sees only “Siti R.”').count()).toBe(1)
  await page.getByLabel('Choose a photo').setInputFiles(await photo())
  await page.getByText('Good', { exact: true }).waitFor()
  await page.getByRole('button', { name: /Create link/ }).click()

  const url = await page.getByText(`${server.origin}/v/`).textContent()
  expect(url).toMatch(/\/v\/[\w-]{22}$/)
  await page.getByRole('button', { name: 'Show QR code' }).click()
  await page.getByRole('img', { name: 'QR code for the link' }).waitFor()
  await page.getByText('This address only works on this machine.').waitFor()
  await page.getByRole('link', { name: 'Open verification' }).first().click()
  await page.getByRole('heading', { name: 'Link not opened yet' }).waitFor()

  const list = await page.context().newPage()
  await list.goto(`${server.origin}/verifications`)
  const row = list.getByRole('row').filter({ hasText: 'Siti Rahma' })
  await row.getByText('Created').waitFor()

  const phone = await newPage(browser, { phone: true })
  await phone.goto(url ?? '')
  await row.getByText('Opened', { exact: true }).waitFor()
  await phone.getByRole('button', { name: 'Agree and start' }).click()
  await row.getByText('Started').first().waitFor()
  await page.getByText('left to fetch the result').waitFor()
  await goThroughH5(phone, /^Passed/)
  await phone.getByRole('heading', { name: 'Thank you, you’re done' }).waitFor()
  await row.getByText('Passed').waitFor()
  await page.getByRole('heading', { name: 'Passed' }).waitFor()
  await page.getByText('A live person whose face matches your photo.').first().waitFor()
  expect([...page.faults, ...phone.faults]).toEqual([])
})

test('a start that fails at Tencent is told as ours on the case, until the next one works', async () => {
  const page = await operator()
  const { id, link } = await createWithPhoto(server, await server.signIn())
  await page.goto(`${server.origin}/verifications/${id}`)
  await server.sandbox?.control.setFault({ api: 'apply', kind: 'html500', remaining: 1 })
  await phone.press(`${link.url}/start`)
  await page.getByRole('heading', { name: 'The customer couldn’t start' }).waitFor()
  await phone.press(`${link.url}/start`)
  await page.getByRole('heading', { name: 'The customer is doing the check' }).waitFor()
  expect(page.faults).toEqual([])
})

test('a form with mistakes says what is wanted and loses nothing', async () => {
  const page = await operator()
  await page.goto(`${server.origin}/verifications/new`)
  await page.getByLabel('Email').fill('no address')
  await page.getByRole('button', { name: /Create link/ }).click()
  await page.getByText('Enter a name of up to 100 characters.').waitFor()
  await page.getByText('Enter an email address, such as maria@example.com.').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Maria Santos')
  await page.getByLabel('Email').fill('maria@example.com')
  await page.getByRole('button', { name: /Create link/ }).click()
  await page.getByText('This profile needs a comparison photo.').waitFor()

  const input = page.getByLabel('Choose a photo')
  await input.setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') })
  await page.getByText('Can’t be used').waitFor()
  await page.getByRole('img', { name: 'Selected photo' }).waitFor({ state: 'detached' })
  await input.setInputFiles(await photo(120))
  await page.getByText('Check this photo').waitFor()
  await input.setInputFiles(await photo())
  await page.getByText('Good', { exact: true }).waitFor()
  await page.getByRole('button', { name: /Create link/ }).click()
  await page.getByRole('heading', { name: 'Link for Maria Santos' }).waitFor()
})

test('a photo that lies or shows too much is mended on the spot, by keyboard too, and back again', async () => {
  const page = await operator()
  await page.goto(`${server.origin}/verifications/new`)
  const input = page.getByLabel('Choose a photo')
  const choose = async (picture: Sharp) =>
    input.setInputFiles({ name: 'face.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() })

  await choose(sharp(await drawPhoto({ width: 600, height: 800 }).toBuffer()).rotate(90))
  await page.getByText('Looks sideways or upside down').waitFor()
  // The focus stayed in the name, which nobody has left without an answer yet.
  expect(await page.getByText('Enter a name').count()).toBe(0)
  await page.getByRole('button', { name: 'Rotate upright' }).press('Enter')
  await page.getByText('Good', { exact: true }).waitFor()
  await page.getByText('600 × 800 px').waitFor()
  await input.and(page.locator(':focus')).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Looks sideways or upside down').waitFor()
  await page.getByRole('button', { name: 'Rotate left' }).click()
  await page.getByText('Good', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Rotate right' }).click()
  await page.getByText('Looks sideways or upside down').waitFor()
  // Turned back, it is the file as it was chosen.
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)

  await input.setInputFiles({ name: 'maria.JPG', mimeType: 'image/jpeg', buffer: await drawPhoto().webp().toBuffer() })
  await page.getByText('This is a WebP picture, though its name says .jpg. Save it as JPG').waitFor()

  const left = { x: 0.25, y: 0.45, width: 0.3 }
  await choose(drawPhoto({ width: 1000, faces: [left, { x: 0.75, y: 0.45, width: 0.25 }] }))
  await page.getByRole('button', { name: 'Crop to the largest face' }).click()
  await page.getByText('Good', { exact: true }).waitFor()

  await choose(drawPhoto({ width: 3600, height: 2700, faces: [{ x: 0.4, y: 0.5, width: 0.045 }] }))
  await page.getByText('The face is small.').waitFor()
  await page.getByRole('button', { name: 'Crop to the face' }).click()
  await page.getByText('Good', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('The face is small.').waitFor()
  await page.evaluate('window.createImageBitmap = () => Promise.reject(new Error("too large for this browser"))')
  await page.getByRole('button', { name: 'Crop to the face' }).click()
  await page.getByText('This browser can’t edit the photo.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('The face is small.').waitFor()
  expect(page.faults).toEqual([])
})

test('corrects a name, gives more time, replaces link and photo, and cancels, each in one act', async () => {
  const admin = await server.signIn()
  const { id, link } = await createWithPhoto(server, admin, { customer: { name: 'Mara Santos' } })
  const page = await operator()
  await page.goto(`${server.origin}/verifications/${id}`)

  await page.getByRole('button', { name: 'Edit details' }).click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Maria Santos')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Maria Santos' }).waitFor()
  await page.getByText('Mara Santos → Maria Santos').waitFor()

  await page.getByRole('button', { name: 'Extend…' }).click()
  await page.getByLabel('30 days').check()
  await page.getByRole('button', { name: 'Extend link' }).click()
  await page.getByText('Link extended').first().waitFor()

  await page.getByRole('button', { name: 'Replace link…' }).click()
  await page.getByLabel('Reason', { exact: true }).fill('Sent to the wrong address')
  await page.getByRole('button', { name: 'Replace link' }).click()
  await page.getByText('Link replaced. Send').waitFor()
  expect((await fetch(link.url)).status).toBe(410)

  await page.getByRole('button', { name: 'Replace photo…' }).click()
  await page
    .getByRole('dialog')
    .getByLabel('Choose a photo')
    .setInputFiles(await photo(700))
  await page.getByRole('button', { name: 'Use this photo' }).click()
  await page.getByText('Photo replaced.').waitFor()

  await page.getByRole('button', { name: 'Cancel…' }).click()
  await page.getByLabel('Reason').selectOption({ label: 'duplicate' })
  await page.getByRole('button', { name: 'Cancel verification' }).click()
  await page.getByRole('heading', { name: 'Cancelled: duplicate' }).waitFor()
  expect(page.faults).toEqual([])
})

test('asks before a second verification of the same customer, and takes the first one over once it has ended', async () => {
  const admin = await server.signIn()
  const customer = { name: 'Noor Aziz', email: 'noor.aziz@example.com' }
  const { id } = await createWithPhoto(server, admin, { customer, reference: 'TWICE-1' })
  const page = await operator()
  await page.goto(`${server.origin}/verifications/new`)
  await page.getByLabel('Name', { exact: true }).fill('Noor Azis')
  await page.getByLabel('Email').first().fill('Noor.Aziz@example.com')
  await page.getByRole('radio', { name: 'Liveness only' }).check()
  await page.getByRole('button', { name: /^Create( and send)? link/ }).click()
  const asked = page.getByRole('dialog', { name: 'Create another verification?' })
  await asked.getByText('Same email.').waitFor()
  await asked.getByRole('button', { name: 'Go back' }).click()
  await asked.waitFor({ state: 'detached' })
  // A dialog that no button opened gives the focus back to where it was.
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Create( and send)? link/)
  expect((await admin.api.verifications.list.query({ filter: { q: 'noor.aziz' } })).items).toHaveLength(1)

  await page.getByRole('link', { name: 'Close' }).click()
  const leaving = page.getByRole('dialog', { name: 'Leave without saving?' })
  await leaving.getByRole('button', { name: 'Stay' }).click()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Noor Azis')
  await page.getByRole('link', { name: 'Close' }).click()
  await leaving.getByRole('button', { name: 'Leave' }).click()
  await page.waitForURL(/\/verifications(\?|$)/)

  await admin.api.verifications.cancel.mutate({ id, reason: 'createdByMistake' })
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByRole('link', { name: 'New verification for this customer' }).click()
  await page.getByText('This follows an earlier verification of the same customer').waitFor()
  await page.getByText('The photo of the earlier verification is used again.').waitFor()
  expect(await page.getByLabel('Reference').inputValue()).toBe('TWICE-1')
  await page.getByRole('button', { name: /^Create( and send)? link/ }).click()
  await page.getByRole('heading', { name: 'Link for Noor Aziz' }).waitFor()
  await page.getByRole('link', { name: 'Open verification' }).first().click()
  await page.getByText('Comparison photo', { exact: true }).first().waitFor()
  await page.getByRole('link', { name: /^verification of/ }).click()
  await page.waitForURL(new RegExp(id))
  await page.getByText('Followed by').waitFor()
  expect(page.faults).toEqual([])
})

test('finds by words, filters by the address, and says so when nothing matches', async () => {
  const admin = await server.signIn()
  await createWithPhoto(server, admin, { customer: { name: 'Noi Chaiyasit' }, reference: 'FIND-7' })
  const page = await operator()
  // An operator begins with what is theirs; what a colleague made is one click away.
  await page.goto(`${server.origin}/verifications`)
  await page.getByLabel('Search verifications').fill('chaiy')
  await page.waitForURL(/q=chaiy/)
  await page.getByRole('link', { name: 'Search in “All”' }).click()
  await page.getByRole('row').filter({ hasText: 'FIND-7' }).waitFor()
  await page.getByLabel('Search verifications').fill('nobody of that name')
  await page.getByRole('heading', { name: 'No results for “nobody of that name”' }).waitFor()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await page.getByRole('row').filter({ hasText: 'FIND-7' }).waitFor()
  await page.goto(`${server.origin}/verifications?tab=cancelled-by-a-typo&created=nonsense&code=x`)
  await page.getByRole('row').filter({ hasText: 'FIND-7' }).waitFor()
})

test('works by keyboard: search, rows, a case, the list of keys', async () => {
  await createWithPhoto(server, await server.signIn())
  const page = await operator()
  await page.goto(`${server.origin}/verifications?tab=all`)
  await page.getByRole('row').nth(1).getByRole('link').waitFor()
  await page.keyboard.press('/')
  await page.locator('input[type=search]:focus').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('table').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'New verification' }).waitFor()
  expect(page.faults).toEqual([])
})

test('makes a verification by keyboard alone, photo included, and copies its link', async () => {
  const page = await operator()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const file = await photo()
  page.once('filechooser', (chooser) => void chooser.setFiles(file))
  await page.getByRole('link', { name: 'New verification' }).first().waitFor()
  await page.keyboard.press('n')
  const focused = page.locator(':focus')
  await page.getByLabel('Name', { exact: true }).and(focused).waitFor()
  await page.keyboard.type('Siti Rahma')

  const choose = page.getByLabel('Choose a photo')
  await choose.waitFor({ state: 'attached' })
  const input = choose.and(focused)
  for (let stops = 0; (await input.count()) === 0; stops++) {
    expect(stops).toBeLessThan(20)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await page.getByText('Good', { exact: true }).waitFor()

  // The finished link waits for no other answer.
  await page.route(/messages\.channels.*verificationId/, () => {})
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Copy link' }).waitFor()
  await page.keyboard.press('c')
  await page.getByText('Copied').first().waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/\/v\/[\w-]{22}$/)
  expect(page.faults).toEqual([])
})

test('with less motion things only fade', async () => {
  const { id } = await createWithPhoto(server, await server.signIn())
  const page = await operator()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${server.origin}/verifications/${id}`)
  await page.getByRole('button', { name: 'Extend…' }).click()
  await page.getByRole('dialog').waitFor()
  const motion = `getComputedStyle(document.querySelector('[role=dialog]')).animationName`
  expect(await page.evaluate(motion)).toBe('appear')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await page.evaluate(motion)).toBe('rise')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(page.faults).toEqual([])
})

test('signs out: the stream of changes ends, and nothing of it comes back', async () => {
  const page = await operator()
  await page.getByText('Live', { exact: true }).waitFor()
  const isStream = (request: Request) => request.url().includes('verifications.changes')
  // By the server, which hears of the sign-out, or by the console, which leaves the page: whoever is first.
  const ended = Promise.any([
    page.waitForEvent('requestfinished', isStream),
    page.waitForEvent('requestfailed', isStream),
  ])
  await page.getByRole('button', { name: 'Operator' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await ended
  await page.goBack()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  expect(page.faults).toEqual([])
})
