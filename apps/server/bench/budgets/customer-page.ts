import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { locales } from '@ekyc/domain'
import { newPage, openBrowser, userAgents } from '../../test/browser.ts'
import { finishH5, phone } from '../../test/phone.ts'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { begin, FACE_ONLY } from '../customers.ts'
import { within } from '../report.ts'
import { startServer } from '../server-process.ts'

const BUDGET_KB = 14
const agents = {
  phone: userAgents.iPhone,
  desktop: userAgents.desktop,
  'in-app browser': userAgents.lineOnAndroid,
}

/** The customer's page, headers included, in every language and state: what ten packets of a new connection carry. */
export async function customerPage({ databases, report }: Bench): Promise<void> {
  const server = await startServer(await databases.empty('sqlite'))
  try {
    const caller = await server.signIn()
    await caller.mutate('settings.saveMerchant', { base: null, value: merchant })
    const links = await linksByState(caller)
    for (const [state, link] of Object.entries(links)) {
      for (const [device, agent] of Object.entries(agents)) {
        if (state !== 'ready' && device !== 'phone') continue
        const sizes = []
        for (const locale of locales) sizes.push(await bytesOnTheWire(link, agent, locale))
        report(within(`page: ${state}, ${device}, largest language`, Math.max(...sizes) / 1024, BUDGET_KB, 'kB'))
      }
    }
    report(within('page: requests until it is whole, in a browser', await requestsOf(links.ready), 1, ''))
  } finally {
    await server.stop()
  }
}

async function linksByState(caller: Caller) {
  const create = async () => {
    const input = { customer: { name: 'Maria Santos' }, profileId: FACE_ONLY }
    const { id, link } = await caller.mutate<{ id: string; link: { url: string } }>('verifications.create', input)
    return { id, url: link.url }
  }
  const ready = await create()
  const cancelled = await create()
  await caller.mutate('verifications.cancel', { id: cancelled.id, reason: 'customerAsked' })
  const ended = async (code: number) => {
    const { link, h5 } = await begin(caller)
    await phone.open(await finishH5(h5, code))
    return link
  }
  return {
    ready: ready.url,
    'rather not': `${ready.url}/decline?as=ratherNot`,
    'not me': `${ready.url}/decline?as=notMe`,
    'in progress': (await begin(caller)).link,
    'try again': await ended(1201),
    passed: await ended(0),
    refused: await ended(1002),
    cancelled: cancelled.url,
    'unknown code': `${new URL(ready.url).origin}/v/${'x'.repeat(22)}`,
  }
}

/** Everything that the server sends for one GET, from the status line on. */
async function bytesOnTheWire(link: string, agent: string, locale: string): Promise<number> {
  const { host, port, pathname, search } = new URL(link)
  const socket = connect(Number(port), '127.0.0.1')
  const headers = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    `User-Agent: ${agent}`,
    `Accept-Language: ${locale}`,
    'Accept: text/html',
    'Accept-Encoding: gzip, deflate, br',
    'Connection: close',
  ]
  socket.write(`${headers.join('\r\n')}\r\n\r\n`)
  return (await buffer(socket)).length
}

async function requestsOf(link: string): Promise<number> {
  const browser = await openBrowser()
  try {
    const page = await newPage(browser, { phone: true })
    let requests = 0
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) requests++
    })
    await page.goto(link, { waitUntil: 'networkidle' })
    return requests
  } finally {
    await browser.close()
  }
}

/** Everything filled in, with the largest logo that is taken: a page is never larger. */
const merchant = {
  name: 'Larkfield Bank of the Eastern Islands',
  why: 'To open your savings account, as the Monetary Authority asks of every bank before a first deposit.',
  contactPhone: '+6565550100',
  contactEmail: 'help.with.verification@larkfield.example',
  contactHours: 'Monday to Friday, 9:00 to 18:00, Saturday 9:00 to 13:00',
  privacyUrl: 'https://larkfield.example/privacy',
  retention: 'for 90 days',
  brandColor: '#123456',
  timeZone: 'Asia/Singapore',
  logo: largestLogo(),
}

/** 4 kB that no compression makes smaller, as those of a picture are. */
function largestLogo(): string {
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(4088)])
  return `data:image/png;base64,${picture.toString('base64')}`
}
