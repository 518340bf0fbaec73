import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { newPage, openBrowser, signInAs } from '../../test/browser.ts'
import type { Bench } from '../bench.ts'
import { noted, within } from '../report.ts'
import { ADMIN, startServer } from '../server-process.ts'

const BUDGET_KB = 150

/** Everything a browser with an empty cache fetches from the sign-in page until the list shows its rows. */
export async function consoleLoad({ databases, report }: Bench): Promise<void> {
  const server = await startServer(await databases.filled('sqlite', 10_000))
  const browser = await openBrowser()
  try {
    const page = await newPage(browser)
    const answers: Response[] = []
    page.on('response', (answer) => answers.push(answer))
    await signInAs(page, server.origin, ADMIN)
    await page.getByRole('row').nth(10).waitFor()
    const scripts = answers.filter((answer) => kindOf(answer) === 'script')
    // The API's answers apart; its stream of changes never ends.
    const files = answers.filter((answer) => kindOf(answer) !== 'fetch')
    const [zipped, sent] = [await sum(scripts, zippedBytes), await sum(files, sentBytes)]
    report(within('console: JS until the list shows, gzip', zipped / 1024, BUDGET_KB, 'kB'))
    report(noted('console: all its files, as this server sends them', sent / 1024, 'kB'))
  } finally {
    await browser.close()
    await server.stop()
  }
}

const kindOf = (answer: Response) => answer.request().resourceType()

async function sum(answers: Response[], size: (answer: Response) => Promise<number>): Promise<number> {
  const sizes = await Promise.all(answers.filter((answer) => answer.ok()).map(size))
  return sizes.reduce((total, bytes) => total + bytes, 0)
}

const zippedBytes = async (answer: Response) => gzipSync(await answer.body()).length
const sentBytes = async (answer: Response) => (await answer.request().sizes()).responseBodySize
