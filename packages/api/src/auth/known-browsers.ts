import { timingSafeEqual } from 'node:crypto'
import type { Clock, Random } from '../context.ts'
import type { KeyedHash } from './keyed-hash.ts'

const LIFETIME_DAYS = 180
const DAY_MS = 86_400_000
/** People who share a browser; the one who signed in longest ago is forgotten first. */
const MAX_ACCOUNTS = 5

/**
 * The cookie by which a browser is known to have signed in to an account (OWASP: device cookies). It signs no one in: it
 * only spares its account's owner the pauses that strangers cause. A copy is worth ten wrong passwords.
 */
export function createKnownBrowsers(
  options: { hash: KeyedHash; consoleUrl: string } & { clock: Clock; random: Random },
) {
  const { hash, clock, random } = options
  const isSecure = options.consoleUrl.startsWith('https:')
  // No page of another host or path can set this name.
  const name = isSecure ? '__Host-ekyc.known_browser' : 'ekyc.known_browser'
  const sign = (account: string, id: string, until: string) => hash('browser', `${account}.${id}.${until}`)

  const entriesIn = (cookies: string | null) => {
    const pairs = (cookies ?? '').split(/; */)
    const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
    return value ? value.split('~').slice(0, MAX_ACCOUNTS) : []
  }

  const isGenuine = (entry: string, account: string) => {
    const [of = '', id = '', until = '', signature = ''] = entry.split('.')
    const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(account, id, until))]
    if (of !== account || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false
    return Number(until) > clock.now().getTime()
  }

  return {
    /** Which known browser of the account sent these cookies; null for a browser that is not known. */
    find(cookies: string | null, account: string): string | null {
      const entry = entriesIn(cookies).find((each) => isGenuine(each, account))
      return entry?.split('.')[1] ?? null
    },

    /** The `Set-Cookie` line that makes the browser known, in addition to the other accounts that know it. */
    remember(cookies: string | null, account: string): string {
      const until = String(clock.now().getTime() + LIFETIME_DAYS * DAY_MS)
      const id = this.find(cookies, account) ?? random.bytes(16).toString('base64url')
      const others = entriesIn(cookies).filter((entry) => entry.split('.')[0] !== account)
      const value = [`${account}.${id}.${until}.${sign(account, id, until)}`, ...others]
        .slice(0, MAX_ACCOUNTS)
        .join('~')
      const maxAge = LIFETIME_DAYS * (DAY_MS / 1000)
      return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
    },
  }
}
