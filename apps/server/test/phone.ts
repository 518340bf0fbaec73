import { setTimeout as sleep } from 'node:timers/promises'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

/** A customer's phone: opens addresses and presses buttons, without JavaScript. */
export const phone = {
  open: (url: string) => fetch(url, { redirect: 'manual', headers: { 'user-agent': IPHONE } }),
  press: (url: string, fields: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'user-agent': IPHONE, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
}

export const tokenOf = (h5Url: string) => new URL(h5Url).searchParams.get('token') ?? ''

/** Goes through the sandbox's page with one outcome and gives the address that it sends the customer back to. */
export async function finishH5(h5Url: string, code: number, more: Record<string, string> = {}): Promise<string> {
  const { origin } = new URL(h5Url)
  const token = tokenOf(h5Url)
  await phone.press(`${origin}/sandbox/h5/start`, { token, agree: 'yes' })
  await phone.press(`${origin}/sandbox/h5/attempt`, { ...more, token, code: String(code) })
  const next = await phone.press(`${origin}/sandbox/h5/next`, { token })
  return next.headers.get('location') ?? ''
}

/**
 * Comes back from Tencent's page and gives what the customer reads in the end. A page waits 2 s for Tencent and then
 * rightly says that it is still checking, so it is opened until it says something else.
 */
export async function comeBack(back: string): Promise<string> {
  await phone.open(back)
  const { origin, pathname } = new URL(back)
  return until(async () => {
    const page = await (await phone.open(origin + pathname)).text()
    return !page.includes('http-equiv="refresh"') && page
  })
}

/** Waits until something is so, for what another part of the program does by itself. */
export async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = performance.now() + 60_000
  while (performance.now() < end) {
    const seen = await look()
    if (seen) return seen
    await sleep(50)
  }
  throw new Error('it did not become so within a minute')
}
