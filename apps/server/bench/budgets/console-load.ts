import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { newPage, openBrowser, signInAs } from '../../test/browser.ts'
import type { Bench } from '../bench.ts'
import { noted, within } from '../report.ts'
import { ADMIN, startServer } from '../server-process.ts'

const BUDGET_KB = 150

const firstPages = [
  { name: 'overview', path: '/overview', shown: (page: Page) => page.getByRole('heading', { name: 'System' }) },
  { name: 'list', path: '/verifications', shown: (page: Page) => page.getByRole('row').nth(10) },
]

/** Everything a browser with an empty cache fetches from the sign-in page until the page after it shows: the overview, or the list where that was asked for. */
export async function consoleLoad({ databases, report }: Bench): Promise<void> {
  const server = await startServer(await databases.filled('sqlite', 10_000))
  const browser = await openBrowser()
  try {
    for (const { name, path, shown } of firstPages) {
      const page = await newPage(browser)
      const answers: Response[] = []
      page.on('response', (answer) => answers.push(answer))
      await signInAs(page, server.origin, ADMIN, path)
      await shown(page).waitFor()
      const scripts = answers.filter((answer) => kindOf(answer) === 'script')
      // The API's answers apart; its stream of changes never ends.
      const files = answers.filter((answer) => !['fetch', 'eventsource'].includes(kindOf(answer)))
      const [zipped, sent] = [await sum(scripts, zippedBytes), await sum(files, sentBytes)]
      report(within(`console: JS until the ${name} shows, gzip`, zipped / 1024, BUDGET_KB, 'kB'))
      report(noted(`console: all files until the ${name} shows, as this server sends them`, sent / 1024, 'kB'))
      await page.context().close()
    }
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
