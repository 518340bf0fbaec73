import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Auth,
  databaseAway,
  delayBeforeSignIn,
  forgetFailedSignIns,
  noteFailedSignIn,
  type Ports,
  type SessionReader,
} from '@ekyc/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { webHeaders } from './web-request.ts'

/** All that is reachable of better-auth; the rest of its endpoints is not there. */
const reachable = [
  ['POST', '/api/auth/sign-in/email'],
  ['POST', '/api/auth/sign-out'],
  ['GET', '/api/auth/get-session'],
] as const

/** better-auth wants an Origin. A browser sends it with every POST; who sends none is a program, or a page of this very origin. */
function withOrigin(headers: Headers, consoleUrl: string): Headers {
  const site = headers.get('sec-fetch-site')
  if (!headers.has('origin') && (site === null || site === 'same-origin')) headers.set('origin', consoleUrl)
  return headers
}

/** Signing in and out through better-auth. Wrong passwords make the account’s next try wait. */
export function authRoutes(
  app: FastifyInstance,
  ports: Ports,
  { auth, sessions, consoleUrl }: { auth: Auth; sessions: SessionReader; consoleUrl: string },
) {
  const forward = async (request: FastifyRequest, reply: FastifyReply, fields: object = {}) => {
    const answer = await auth.handler(
      new Request(new URL(request.url, consoleUrl), {
        method: request.method,
        headers: withOrigin(webHeaders(request), consoleUrl),
        ...(request.method === 'POST' ? { body: JSON.stringify(fields) } : {}),
      }),
    )
    if (answer.status >= 500) throw databaseAway(new Error(`better-auth answered ${answer.status}`))
    reply.code(answer.status).header('cache-control', 'no-store')
    for (const [name, value] of answer.headers) {
      if (!['set-cookie', 'content-length', 'cache-control'].includes(name)) reply.header(name, value)
    }
    const wait = answer.headers.get('x-retry-after')
    if (wait) reply.header('retry-after', wait)
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    return { status: answer.status, body: await answer.text() }
  }

  for (const [method, url] of reachable) {
    app.route({
      method,
      url,
      async handler(request, reply) {
        if (url.endsWith('/sign-in/email')) return signIn(request, reply)
        if (url.endsWith('/get-session')) {
          const { user } = await sessions.read(webHeaders(request), { fresh: true })
          if (!user) return reply.header('cache-control', 'no-store').send('null')
        }
        if (url.endsWith('/sign-out')) return signOut(request, reply)
        const { body } = await forward(request, reply)
        return reply.send(body)
      },
    })
  }

  /** Counts at once, for what is open elsewhere too. */
  async function signOut(request: FastifyRequest, reply: FastifyReply) {
    const { user } = await sessions.read(webHeaders(request), { fresh: false, extend: false })
    const { body } = await forward(request, reply)
    if (user) ports.sessions.forgetUser(user.userId)
    return reply.send(body)
  }

  async function signIn(request: FastifyRequest, reply: FastifyReply) {
    // Nothing else that better-auth would take: "rememberMe": false, of all things, makes a session of a day.
    const { email, password } = (request.body ?? {}) as { email?: unknown; password?: unknown }
    const account = typeof email === 'string' && email.length <= 254 ? email : ''
    await sleep(await delayBeforeSignIn(ports, account))
    const { status, body } = await forward(request, reply, { email, password })
    if (status === 200) await forgetFailedSignIns(ports, account)
    else if (status === 401) await noteFailedSignIn(ports, account)
    return reply.send(body)
  }
}
