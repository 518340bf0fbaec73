import { afterAll } from 'vitest'
import { openBrowser } from '../browser.ts'
import { startTestServer } from '../start-test-server.ts'

/** A server and a browser for the journeys of a file; they end with it. */
export async function startJourney(options?: Parameters<typeof startTestServer>[0]) {
  const server = await startTestServer(options)
  const browser = await openBrowser()
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  return { server, browser }
}
