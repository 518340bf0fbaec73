import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Who may use the board and its API. */
export type ControlAccess = {
  /** Opens the board as `?key=` and the API as `Authorization: Bearer`. Letters, digits, - and _; 16 at least. */
  key: string
  /** The board's own origin, the only one that changes are taken from. Without one, that of the Host header. */
  origin?: string
  /** Lets in who is known by other means, such as a sign-in. */
  admits?(request: FastifyRequest): Promise<boolean>
  /** The customers of sessions, by token, as far as the request’s sender may know them; the key alone names nobody. */
  customersOf?(request: FastifyRequest, tokens: string[]): Promise<Customers>
}

/** A customer’s name, and the console’s page of their verification. */
export type Customers = ReadonlyMap<string, { name: string; path: string }>

const COOKIE = 'sandbox_control'
const PATH = '/sandbox/control'

/** Why a request may not go on, in words. */
type Refusal = { status: 401 | 403; error: string }

/** Resolves to null for who may go on; an address with the key is answered with a cookie and the board itself. */
export function createControlGuard(access: ControlAccess) {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  const isKey = (text: string | undefined) => text !== undefined && timingSafeEqual(hash(text), hash(access.key))

  return async (request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null> => {
    const { headers, method } = request
    if (method === 'POST' && !isOwnPage(request, access.origin)) {
      return { status: 403, error: 'Changes are only accepted from the sandbox’s own page. Open it and try again.' }
    }
    const { key } = request.query as { key?: unknown }
    if (method === 'GET' && typeof key === 'string' && isKey(key)) {
      const secure = access.origin?.startsWith('https:') ? '; Secure' : ''
      reply.header('set-cookie', `${COOKIE}=${key}; Path=${PATH}; HttpOnly; SameSite=Strict${secure}`)
      reply.redirect(PATH, 303)
      return null
    }
    const cookie = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1]
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    if (isKey(bearer) || isKey(cookie) || (await access.admits?.(request))) return null
    const error = 'Sign in to the console as an admin, or open the address that the program prints when it starts.'
    return { status: 401, error }
  }
}

/** Cookies are sent along by any page; without one the key itself is what a request brings. */
function isOwnPage({ headers }: FastifyRequest, own: string | undefined): boolean {
  if (headers.origin === undefined) return !headers.cookie || headers['sec-fetch-site'] === 'same-origin'
  if (own !== undefined) return headers.origin === own
  return URL.parse(headers.origin)?.host === headers.host
}
