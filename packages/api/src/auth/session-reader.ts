import { HOUR_MS, isRole } from '@ekyc/domain'
import { APIError } from 'better-auth/api'
import { databaseAway } from '../errors.ts'
import type { SignedIn } from '../trpc.ts'
import type { Auth } from './create-auth.ts'

/** The console sends it with what it asks, and a foreign client does not. */
const CONSOLE_HEADER = 'x-ekyc-console'

/** Nobody stays signed in longer, however busy. */
export const ABSOLUTE_HOURS = 12
const MEMO_MS = 2000
const MEMO_SIZE = 1000

export type ReadSession = {
  user: SignedIn | null
  setCookie: string[]
  /** Until the session ends without another act, and however busy, in seconds. Only of a session that was read afresh. */
  secondsLeft?: { idle: number; total: number }
}

type ReadOptions = {
  /** Ask the database even if this session was read within the last 2 s. */
  fresh: boolean
  /**
   * Whether this counts as use of the session, which ends after 30 minutes without any. By default a program's request
   * does and a browser's does not: an open console asks for much by itself, so its person's acts are told apart by
   * `personActed`.
   */
  extend?: boolean
  personActed?: boolean
}

export type SessionReader = {
  read(headers: Headers, options: ReadOptions): Promise<ReadSession>
  forgetUser(userId: string): void
}

/** Browsers say both, of which no page can change the first; over plain http they say neither, but the console does. */
const isBrowser = (headers: Headers) => headers.has('sec-fetch-site') || headers.has(CONSOLE_HEADER)

/** Who is behind a request's cookie. */
export function createSessionReader(auth: Auth, clock: { now(): Date }): SessionReader {
  const memo = new Map<string, { user: SignedIn; until: number }>()

  async function ask(headers: Headers, extend: boolean): Promise<ReadSession> {
    const { response, headers: answer } = await auth.api
      .getSession({ headers, returnHeaders: true, query: { disableRefresh: !extend } })
      .catch((error: unknown) => {
        throw error instanceof APIError && error.statusCode >= 500 ? databaseAway(error) : error
      })
    const setCookie = answer.getSetCookie()
    if (!response) return { user: null, setCookie }
    const { user, session } = response
    const total = session.createdAt.getTime() + ABSOLUTE_HOURS * HOUR_MS - clock.now().getTime()
    if (total < 0 || user.banned || !isRole(user.role)) return { user: null, setCookie: [] }
    // better-auth ends idle sessions by the system's clock.
    const idle = session.expiresAt.getTime() - Date.now()
    const inSeconds = (ms: number) => Math.max(0, Math.floor(ms / 1000))
    const secondsLeft = { idle: inSeconds(Math.min(idle, total)), total: inSeconds(total) }
    return { user: { userId: user.id, role: user.role }, setCookie, secondsLeft }
  }

  return {
    async read(headers, { fresh, extend = true, personActed = false }) {
      const cookie = headers.get('cookie')
      if (!cookie?.includes('ekyc.session_token')) return { user: null, setCookie: [] }
      const known = memo.get(cookie)
      const now = performance.now()
      if (known && known.until > now && !fresh) return { user: known.user, setCookie: [] }
      const read = await ask(headers, personActed || (extend && !isBrowser(headers)))
      memo.delete(cookie)
      if (read.user) {
        if (memo.size >= MEMO_SIZE) memo.clear()
        memo.set(cookie, { user: read.user, until: now + MEMO_MS })
      }
      return read
    },
    forgetUser(userId) {
      for (const [cookie, { user }] of memo) if (user.userId === userId) memo.delete(cookie)
    },
  }
}
