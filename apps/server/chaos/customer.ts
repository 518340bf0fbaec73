import { setTimeout as sleep } from 'node:timers/promises'
import { phone, tokenOf } from '../test/phone.ts'
import { Away, heard, type Patiently } from './patience.ts'

/** As the page itself does. */
const REFRESH_MS = 3000
const MAX_REFRESHES = 40

/** What the customer's phone does with one link, trying again whenever the server is away. */
export function createCustomer(link: string, patiently: Patiently) {
  /** Tencent's address, as one tap on "Agree and start" gives it. */
  async function tap(): Promise<string> {
    const answer = heard(await phone.press(`${link}/start`))
    const h5 = answer.headers.get('location')
    if (answer.status !== 303 || !h5) throw new Error(`start answered ${answer.status}`)
    return h5
  }

  return {
    look: () => patiently(async () => void heard(await phone.open(link))),
    tapOnce: () => tap().catch(() => null),
    /** Two taps at once, from two devices: both lead to one address. */
    async tapTwice(): Promise<string> {
      const [one, other] = await Promise.all([patiently(tap), patiently(tap)])
      if (one !== other) throw new Error('two taps at once led to two addresses')
      return one
    },
    /** Taps until the session before is settled and a new one begins. */
    tapForNew: (last: string) =>
      patiently(async () => {
        const h5 = await tap()
        if (h5 !== last) return h5
        await sleep(1000)
        throw new Away('the last result is not there yet')
      }),
    /** Goes through Tencent's page; with `ends` up to the address it sends the customer back to. */
    async goThrough(h5: string, codes: number[], ends: boolean): Promise<string> {
      const { origin } = new URL(h5)
      const token = tokenOf(h5)
      await phone.press(`${origin}/sandbox/h5/start`, { token, agree: 'yes' })
      for (const code of codes) await phone.press(`${origin}/sandbox/h5/attempt`, { token, code: String(code) })
      if (!ends) return ''
      const next = await phone.press(`${origin}/sandbox/h5/next`, { token })
      return next.headers.get('location') ?? ''
    },
    /** Follows Tencent back and lets the page refresh itself until it shows more than "checking". */
    async comeBack(back: string): Promise<void> {
      await patiently(async () => void heard(await phone.open(back)))
      for (let refreshes = 0; refreshes < MAX_REFRESHES; refreshes++) {
        const page = await patiently(async () => heard(await phone.open(`${link}/return`)).text())
        if (!page.includes('http-equiv="refresh"')) return
        await sleep(REFRESH_MS)
      }
      throw new Error('the page of a customer who came back went on checking')
    },
  }
}
