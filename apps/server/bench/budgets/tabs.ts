import type { BrowserContext, Page } from 'playwright-core'
import { newPage, openBrowser, signInAs } from '../../test/browser.ts'
import type { Bench } from '../bench.ts'
import { noted } from '../report.ts'
import { ADMIN, startServer } from '../server-process.ts'
import { median } from '../stats.ts'

const TABS = 7

/** Tabs of one browser with a list open, over HTTP/1.1: how long each takes until it shows its list and is live. */
export async function tabs({ databases, report }: Bench): Promise<void> {
  const server = await startServer(await databases.filled('sqlite', 10_000))
  const browser = await openBrowser()
  try {
    const page = await newPage(browser)
    await signInAs(page, server.origin, ADMIN)
    const times: number[] = []
    for (let tab = 0; tab < TABS; tab++) times.push(await openTab(page.context(), `${server.origin}/verifications`))
    const [first = Number.NaN, ...others] = times
    report(noted('tabs: the first until it shows the list and is live', first, 'ms'))
    const floor = { floor: first, unit: 'ms', limit: { most: 2 } } as const
    report({ what: `tabs: ${others.length} more, median beside the first`, measured: median(others), ...floor })
    report({ what: `tabs: the ${TABS}th beside the first`, measured: others.at(-1) ?? Number.NaN, ...floor })
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function openTab(context: BrowserContext, url: string): Promise<number> {
  const tab: Page = await context.newPage()
  const began = performance.now()
  await tab.goto(url)
  await tab.getByRole('row').nth(10).waitFor()
  await tab.getByText('Live', { exact: true }).waitFor()
  return performance.now() - began
}
