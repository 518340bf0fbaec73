import { HOUR_MS, isRole } from '@ekyc/domain'
import { APIError } from 'better-auth/api'
import { databaseAway } from '../errors.ts'
import type { SignedIn } from '../trpc.ts'
import type { Auth } from './create-auth.ts'

/** Nobody stays signed in longer, however busy. */
const ABSOLUTE_HOURS = 12
const MEMO_MS = 2000
const MEMO_SIZE = 1000

export type ReadSession = { user: SignedIn | null; setCookie: string[] }

export type SessionReader = {
  /** `fresh`: ask the database even if this session was read within the last 2 s. */
  read(headers: Headers, options: { fresh: boolean; extend?: boolean }): Promise<ReadSession>
  forgetUser(userId: string): void
}

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
    const tooOld = clock.now().getTime() - session.createdAt.getTime() > ABSOLUTE_HOURS * HOUR_MS
    if (tooOld || user.banned || !isRole(user.role)) return { user: null, setCookie: [] }
    return { user: { userId: user.id, role: user.role }, setCookie }
  }

  return {
    async read(headers, { fresh, extend = true }) {
      const cookie = headers.get('cookie')
      if (!cookie?.includes('ekyc.session_token')) return { user: null, setCookie: [] }
      const known = memo.get(cookie)
      const now = performance.now()
      if (known && known.until > now && !fresh) return { user: known.user, setCookie: [] }
      const read = await ask(headers, extend)
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
