import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { intercept, newPage, signInAs } from '../browser.ts'
import { createWithPhoto } from '../start-test-server.ts'
import { join } from '../team.ts'
import { startJourney } from './start-journey.ts'

const { server, browser } = await startJourney()

/** The list, with one case, of somebody whose first stream of changes meets what `first` does with it; the second reaches the server. */
async function listWith(first: (route: Route) => unknown) {
  const admin = await server.signIn()
  const { id } = await createWithPhoto(server, admin)
  const page = await newPage(browser)
  await signInAs(page, server.origin, await join(server, admin, 'operator'))
  await page.clock.install()
  const met = Promise.withResolvers<void>()
  // The page that signing in ends on has a stream of its own.
  await page.goto('about:blank')
  const letThrough = await intercept(page, '**/verifications.changes', async (route) => {
    letThrough()
    await first(route)
    met.resolve()
  })
  await page.goto(`${server.origin}/verifications?tab=all`)
  await met.promise
  return {
    page,
    /** Somebody else cancels the case, and the list that nobody touched shows it. */
    async movesAgain() {
      await page.getByText('Live', { exact: true }).waitFor()
      await admin.api.verifications.cancel.mutate({ id, reason: 'duplicate' })
      await page
        .getByRole('row')
        .filter({ has: page.locator(`[href*="${id}"]`) })
        .getByText('Cancelled', { exact: true })
        .first()
        .waitFor()
      expect(page.faults).toEqual([])
    },
  }
}

test('a stream that a proxy refuses is opened again', async () => {
  const { page, movesAgain } = await listWith((route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
  await page.clock.fastForward(3000)
  await movesAgain()
})

test('a stream on which nothing is heard for 40 s is opened again', async () => {
  const { page, movesAgain } = await listWith(() => {})
  await page.clock.fastForward(40_000)
  await movesAgain()
})
