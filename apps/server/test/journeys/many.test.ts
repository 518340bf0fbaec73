import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { flaws, newPage, signInAs } from '../browser.ts'
import { join, type SignedIn } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()
const profileId = 'prf_builtin3'

const admin = await server.signIn()

const create = async ({ api }: SignedIn, name: string) =>
  (await api.verifications.create.mutate({ customer: { name }, profileId })).id

const names = (page: Page) => page.locator('[data-row]').allTextContents()

/** What the keyboard is at. */
const focused = (page: Page) => page.evaluate('document.activeElement?.textContent')

/** Of a person's own page, with the list on it. */
async function open(who: Parameters<typeof signInAs>[2]) {
  const page = await newPage(browser)
  await signInAs(page, server.origin, who)
  await page.goto(`${server.origin}/verifications`)
  return page
}

test('a view is saved and shared, and shows an operator what is of their unit, first of all what is theirs', async () => {
  const east = await join(server, admin, 'operator', 'Jurong East')
  const west = await join(server, admin, 'operator', 'Tampines')
  const boss = await join(server, admin, 'compliance')
  await create(east, 'Eve East')
  const hidden = await create(west, 'Wes West')
  const { savedAt: base } = await admin.api.settings.access.query()
  await admin.api.settings.saveAccess.mutate({ base, value: { ownUnitOnly: true } })

  const page = await open(boss)
  await page.getByRole('link', { name: /^Not started/ }).click()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Last 7 days').check()
  await page.getByLabel('Tampines').check()
  await page.keyboard.press('Escape')
  await expect.poll(() => names(page)).toEqual(['Wes West'])
  const address = page.url()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByLabel('View name').fill('Waiting in Tampines')
  await page.getByLabel('Share with everyone').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Edit Waiting in Tampines' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /^All/ }).click()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('link', { name: /^Waiting in Tampines/ }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('unit')).toBe('Tampines')
  expect(new URL(page.url()).search).toBe(new URL(address).search)

  const other = await open(east)
  await expect.poll(() => other.locator('[aria-current=page]', { hasText: 'Mine' }).count()).toBe(1)
  await expect.poll(() => names(other)).toEqual(['Eve East'])
  await other.getByRole('button', { name: 'Views' }).click()
  await other.getByRole('link', { name: /^Waiting in Tampines/ }).click()
  await other.getByText('No verifications match these filters').waitFor()
  await other.goto(`${server.origin}/verifications/${hidden}`)
  await other.getByText('Verification not found').waitFor()
  expect([...page.faults, ...other.faults]).toEqual([])
})

test('several are selected by keys and cancelled after a question that says their number, with a report on each', async () => {
  const boss = await join(server, admin, 'admin')
  const made: string[] = []
  for (const name of ['Ann One', 'Bea Two', 'Cem Three', 'Dee Four']) made.push(await create(boss, name))
  await boss.api.verifications.cancel.mutate({ id: made[0] ?? '', reason: 'duplicate' })

  const page = await open(boss)
  await page.getByRole('link', { name: /^Mine/ }).click()
  await expect.poll(() => names(page)).toEqual(['Dee Four', 'Cem Three', 'Bea Two', 'Ann One'])
  // A box that was ticked by hand does not swallow the keys.
  await page.getByLabel('Select Dee Four').check()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByText('1 selected').count()).toBe(0)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  for (let n = 0; n < 3; n++) await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await page.getByText('4 selected').waitFor()
  expect(await flaws(page)).toEqual([])
  await page.getByRole('button', { name: 'Cancel…' }).press('Enter')
  await page.getByText('1 left out: already ended').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Cancel…')
  await page.keyboard.press('Enter')
  await page.getByText('1 left out: already ended').waitFor()
  // Somebody else is faster with one of them.
  await admin.api.verifications.cancel.mutate({ id: made[1] ?? '', reason: 'duplicate' })
  await page.getByLabel('Reason').selectOption({ label: 'duplicate' })
  await page.getByRole('button', { name: 'Cancel 3 verifications' }).click()
  await page.getByText('2 done.').waitFor()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('listitem').filter({ hasText: 'Bea Two' }).getByText('It has already ended.').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  await expect.poll(() => page.getByText('selected').count()).toBe(0)
  // The bar that asked is gone: the keys go on where the act was.
  await expect.poll(() => focused(page)).toBe('Dee Four')
  for (const id of made) expect((await boss.api.verifications.get.query({ id })).progress).toBe('cancelled')

  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toMatch(/^verifications-.*\.csv$/)
  await expect.poll(() => server.ports.db.client.event.count({ where: { kind: 'exported' } })).toBe(1)
  expect(page.faults).toEqual([])
})
