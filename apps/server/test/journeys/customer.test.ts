import { expect, test } from 'vitest'
import { goThroughH5, newPage } from '../browser.ts'
import { until } from '../phone.ts'
import { createWithPhoto } from '../start-test-server.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

async function openLink() {
  const created = await createWithPhoto(server, await server.signIn())
  const phone = await newPage(browser, { phone: true })
  await phone.goto(created.link.url)
  return { phone, ...created }
}

test('fails for want of light, reads what helps, tries again and passes', async () => {
  const { phone, id } = await openLink()
  await phone.getByRole('button', { name: 'Agree and start' }).click()
  await goThroughH5(phone, /too dim/)
  await phone.getByRole('heading', { name: 'A bit more light, please' }).waitFor()
  await phone.getByText('Face a window or a lamp.').waitFor()
  await phone.getByRole('button', { name: 'Try again' }).click()
  await goThroughH5(phone, /^Passed/)
  await phone.getByRole('heading', { name: 'Thank you, you’re done' }).waitFor()
  const { outcome, sessions } = await server.seenByAdmin.verifications.get({ id })
  expect(outcome).toBe('passed')
  expect(sessions.map(({ state }) => state)).toEqual(['failed', 'passed'])
  expect(phone.faults).toEqual([])
})

test('would rather not, thinks again, and starts after all', async () => {
  const { phone, id } = await openLink()
  await phone.getByRole('link', { name: 'I’d rather not' }).click()
  await phone.getByRole('button', { name: 'Yes, I’d rather not' }).click()
  await phone.getByRole('heading', { name: 'You chose not to do this check' }).waitFor()
  expect((await server.seenByAdmin.verifications.get({ id })).declined).toBe('ratherNot')
  await phone.getByRole('button', { name: 'Start the check' }).click()
  await phone.waitForURL(/\/sandbox\/h5/)
  expect((await server.seenByAdmin.verifications.get({ id })).declined).toBeNull()
})

test('says that it is somebody else, and the link ends', async () => {
  const { phone, id } = await openLink()
  await phone.getByRole('link', { name: /I’m not/ }).click()
  await phone.getByRole('button', { name: 'Yes, this isn’t me' }).click()
  await phone.getByRole('heading', { name: 'This request was cancelled' }).waitFor()
  const { progress, cancelReason } = await server.seenByAdmin.verifications.get({ id })
  expect({ progress, cancelReason }).toEqual({ progress: 'cancelled', cancelReason: 'notMe' })
})

test('closes the tab in the middle: the link goes on, and the result arrives without anybody returning', async () => {
  const { phone, id, link } = await openLink()
  await phone.getByRole('button', { name: 'Agree and start' }).click()
  await phone.waitForURL(/\/sandbox\/h5/)
  await phone.close()

  const again = await newPage(browser, { phone: true })
  await again.goto(link.url)
  await again.getByRole('heading', { name: 'You’ve already started' }).waitFor()
  await again.getByRole('button', { name: 'Continue the check' }).click()
  await again.waitForURL(/\/sandbox\/h5/)
  await again.getByRole('checkbox').check()
  await again.getByRole('button', { name: 'Start', exact: true }).click()
  await again.getByRole('button', { name: /^Passed/ }).click()
  await again.getByRole('heading', { name: 'Passed' }).waitFor()
  await again.close()

  server.moveClock(11 * 60_000)
  const outcome = await until(async () => {
    await server.rescue()
    return (await server.seenByAdmin.verifications.get({ id })).outcome
  })
  expect(outcome).toBe('passed')
})

test('reads it in the phone’s own language', async () => {
  const { link } = await createWithPhoto(server, await server.signIn())
  const phone = await newPage(browser, { phone: true, language: 'th-TH' })
  await phone.goto(link.url)
  expect(await phone.locator('html').getAttribute('lang')).toBe('th')
})
