import { newPage, openBrowser, signInAs } from '../test/browser.ts'
import { demoAdmin } from './stories.ts'

/**
 * Takes the README's picture of a verification from a demo that runs: `node apps/server/demo/picture.ts`, PORT as
 * for the demo.
 */
const origin = `http://localhost:${process.env.PORT ?? 3000}`
const path = new URL('../../../docs/images/verification.png', import.meta.url).pathname

const browser = await openBrowser()
const page = await newPage(browser)
await signInAs(page, origin, demoAdmin)
await page.getByRole('link', { name: 'Noi Chaiyasit' }).click()
await page.getByRole('heading', { name: 'Sessions' }).waitFor()
// As tall as the page, so that the navigation reaches down to its end.
await page.setViewportSize({ width: 1280, height: await page.evaluate('document.documentElement.scrollHeight') })
await page.mouse.move(0, 0)
await page.screenshot({ path })
await browser.close()
