import { expect, test } from 'vitest'
import { flaws, newPage, signInAs } from '../browser.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

test('a person changes their own password from the menu, and is told what is wrong with a poor one', async () => {
  const person = await join(server, await server.signIn(), 'operator')
  const page = await newPage(browser)
  await signInAs(page, server.origin, person)
  await page
    .getByRole('button', { name: /Person \d+/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()

  const change = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password').fill(next)
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await change(person.password, 'short')
  await page.getByText('Use at least 12 characters.').waitFor()
  await change(person.password, 'password1234')
  await page.getByText('This password is one of the most common.').waitFor()
  await change(person.password, person.email)
  await page.getByText('Use a password that is not your email').waitFor()
  await change('not-my-password', 'seven brown owls sing')
  await page.getByText('This is not your current password.').waitFor()
  expect(await flaws(page)).toEqual([])
  await change(person.password, 'seven brown owls sing')
  await page.getByText('Password changed.').waitFor()
  expect((await server.signIn(person.email, 'seven brown owls sing')).status).toBe(200)
  expect(page.faults).toEqual([])
})

test('whoever has to wait before signing in reads for how long', async () => {
  const page = await newPage(browser)
  const { email } = await join(server, await server.signIn(), 'operator')
  for (let wrong = 0; wrong < 12; wrong++) {
    if ((await server.signIn(email, 'wrong-wrong-wrong')).status === 429) break
    server.moveClock(2 ** Math.max(0, wrong - 2) * 1000)
  }
  await server.signIn(email, 'wrong-wrong-wrong')
  await page.goto(`${server.origin}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('wrong-wrong-wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Too many wrong passwords for this account.').waitFor()
  await page.getByText(/Try again in \d+ seconds?\./).waitFor()
  // What is typed next replaces the wrong password.
  const selected = 'document.activeElement.name + document.activeElement.selectionEnd'
  expect(await page.evaluate(selected)).toBe('password17')
  expect(await flaws(page)).toEqual([])
})
