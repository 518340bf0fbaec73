import { expect, test } from 'vitest'
import { newPage, signInAs } from '../browser.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

const admin = await server.signIn()

async function signedIn(role: 'admin' | 'operator') {
  const person = await join(server, admin, role)
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  return page
}

const faceOnly = async () => (await admin.api.profiles.list.query()).items.find(({ checkMode }) => checkMode === 3)

/** Saves the newest version with another lifetime, as somebody else would. */
async function saveElsewhere(linkHours: number) {
  const newest = await faceOnly()
  if (!newest) throw new Error('a fresh installation has it')
  const { id, version, config, sessionLimit, reviewRule, handling } = newest
  await admin.api.profiles.save.mutate({
    id,
    baseVersion: version,
    config,
    linkHours,
    sessionLimit,
    reviewRule,
    handling,
  })
}

test('an admin edits a profile while the guardrails speak, saves a version, and overwrites nobody', async () => {
  const page = await signedIn('admin')
  await page.getByRole('link', { name: 'Profiles' }).first().click()
  await page.getByRole('link', { name: 'Liveness only' }).click()
  const form = page.getByRole('form', { name: 'Settings' })

  // An error speaks at once and keeps it from being saved.
  await form.getByRole('checkbox', { name: 'Blink' }).check()
  await form.getByText('Movements require security level 2, 4 or 5').waitFor()
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await page.getByText('Fix 1 error to save').waitFor()
  expect((await faceOnly())?.version).toBe(1)

  // A warning does not, and the customer's page shows what is typed.
  await form
    .getByRole('combobox', { name: 'Security level' })
    .selectOption({ label: '4 · Movement prompts and coloured light.' })
  await form.getByText('Movements require security level').waitFor({ state: 'detached' })
  await form.getByRole('textbox', { name: 'Link valid for' }).fill('40')
  await form.getByText('Links valid for more than 30 days').waitFor()
  await form.getByRole('textbox', { name: 'Reason for the check' }).fill('To raise your limit')
  await page.frameLocator('iframe').getByText('To raise your limit').waitFor()
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await page.getByText('Saved as version 2.').waitFor()
  expect(await faceOnly()).toMatchObject({
    version: 2,
    linkHours: 960,
    securityLevel: 4,
    config: { ActionList: 'blink' },
    handling: { reason: 'To raise your limit' },
  })

  // What the version changed, in words.
  await page.getByText('Security level, Movements, Link valid for, Reason for the check').click()
  await page.getByText('7 days → 40 days').waitFor()
  await page.getByText('Coloured light. → Movement prompts and coloured light.').waitFor()

  // Somebody else saves meanwhile.
  await form.getByRole('textbox', { name: 'Reason for the check' }).fill('To keep your account')
  await saveElsewhere(48)
  await page.getByRole('button', { name: 'Save as version 3' }).click()
  await page.getByText(/^Changed by admin at \d\d:\d\d$/).waitFor()
  await page.getByText('40 days → 2 days').first().waitFor()
  expect(await faceOnly()).toMatchObject({ version: 3, handling: { reason: 'To raise your limit' } })
  expect(await form.getByRole('textbox', { name: 'Reason for the check' }).inputValue()).toBe('To keep your account')
  await page.getByRole('button', { name: 'Continue from version 3' }).click()
  await expect.poll(() => form.getByRole('textbox', { name: 'Link valid for' }).inputValue()).toBe('2')
  await page.getByRole('button', { name: 'Save as version 4' }).click()
  await page.getByText('Saved as version 4.').waitFor()
  expect(await faceOnly()).toMatchObject({ version: 4, linkHours: 48, handling: { reason: 'To keep your account' } })

  // Leaving asks for as long as something is not saved.
  await form.getByRole('textbox', { name: 'Name' }).fill('Face alone')
  await page.getByRole('link', { name: 'Playbook' }).first().click()
  await page.getByRole('button', { name: 'Stay', exact: true }).click()
  expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Face alone')
  await page.getByRole('link', { name: 'Playbook' }).first().click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await page.getByRole('heading', { name: 'Playbook' }).waitFor()
  expect(page.faults).toEqual([])
})

test('a profile is duplicated, made the default, archived and restored; operators read it in words', async () => {
  const page = await signedIn('admin')
  await page.goto(`${server.origin}/profiles`)
  await page.getByRole('button', { name: 'New profile' }).click()
  await page.getByLabel('Name').fill('Branch office')
  await page.getByLabel('Start from').selectOption({ label: 'Liveness only' })
  await page.getByRole('button', { name: 'Create profile' }).click()
  await page.getByRole('heading', { name: 'Branch office' }).waitFor()
  await page.getByRole('button', { name: 'Archive' }).click()
  await page.getByText('it can’t be selected or changed').waitFor()
  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('button', { name: 'Set as default' }).click()
  await page.getByText('Default', { exact: true }).waitFor()
  expect((await admin.api.profiles.list.query()).items[0]?.name).toBe('Branch office')

  const reader = await signedIn('operator')
  await reader.goto(page.url())
  await reader.getByText('Live face only.').first().waitFor()
  expect(await reader.getByRole('form').getByRole('textbox').count()).toBe(0)
  expect(await reader.getByRole('button', { name: /Archive|Duplicate|Save/ }).count()).toBe(0)
  expect([...page.faults, ...reader.faults]).toEqual([])
})

test('the editor says beside a language that the merchant no longer offers it', async () => {
  const { savedAt: base } = await admin.api.settings.languages.query()
  await admin.api.settings.saveLanguages.mutate({ base, value: { offered: ['en', 'id'], fallback: 'en' } })
  const page = await signedIn('admin')
  await page.goto(`${server.origin}/profiles/${(await faceOnly())?.id}`)
  const languages = page.getByRole('group', { name: 'Available languages' })
  const dropped = languages.getByRole('checkbox', { name: 'Turned off in Settings' })
  await expect.poll(() => dropped.count()).toBe(3)
  expect(await languages.getByRole('checkbox').count()).toBe(5)
  expect(page.faults).toEqual([])
})
