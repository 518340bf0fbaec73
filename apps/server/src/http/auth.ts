import { AppError, type Auth, databaseAway, type Ports, type SessionReader } from '@ekyc/api'
import { fields } from '@ekyc/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clientAddress } from './client-address.ts'
import { isForeign } from './own-origin.ts'
import { webHeaders } from './web-request.ts'

/** Nothing else that better-auth would take: "rememberMe": false, of all things, makes a session of a day. */
const signInBody = z.object({ email: fields.accountEmail, password: z.string().min(1).max(128) })

/** better-auth wants an Origin. A browser sends it with every POST; who sends none is a program, or a page of this very origin. */
function withOrigin(headers: Headers, consoleUrl: string): Headers {
  const site = headers.get('sec-fetch-site')
  if (!headers.has('origin') && (site === null || site === 'same-origin')) headers.set('origin', consoleUrl)
  return headers
}

/** What we send on is JSON, whatever the request called itself. */
function asJson(headers: Headers): Headers {
  headers.set('content-type', 'application/json')
  return headers
}

type Answer = { status: number; headers: Headers; body: string }

/**
 * Signing in and out. Of better-auth's endpoints three can be reached, and the rest is not there; passwords are checked
 * when the guard says so.
 */
export function authRoutes(
  app: FastifyInstance,
  ports: Ports,
  { auth, sessions, consoleUrl }: { auth: Auth; sessions: SessionReader; consoleUrl: string },
) {
  const ask = async (path: string, request: FastifyRequest, fields: object = {}): Promise<Answer> => {
    const answer = await auth.handler(
      new Request(new URL(`/api/auth${path}`, consoleUrl), {
        method: request.method,
        headers: asJson(withOrigin(webHeaders(request), consoleUrl)),
        ...(request.method === 'POST' ? { body: JSON.stringify(fields) } : {}),
      }),
    )
    if (answer.status >= 500) throw databaseAway(new Error(`better-auth answered ${answer.status}`))
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }

  const pass = (reply: FastifyReply, { status, headers, body }: Answer, ownCookies: string[] = []) => {
    reply.code(status).header('cache-control', 'no-store')
    for (const [name, value] of headers) {
      if (!['set-cookie', 'content-length', 'cache-control'].includes(name)) reply.header(name, value)
    }
    const cookies = [...headers.getSetCookie(), ...ownCookies]
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    return reply.send(body)
  }

  // A page of a sister host has the cookie sent along; it must sign nobody in or out, nor keep them signed in.
  const onRequest = async ({ method, headers }: FastifyRequest) => {
    if (method === 'POST' && isForeign(consoleUrl, headers)) {
      throw new AppError('notAllowed', `Sign in and out at ${consoleUrl}.`)
    }
  }

  app.post('/api/auth/sign-in/email', { onRequest }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const body = signInBody.safeParse(request.body)
    if (!body.success) throw new AppError('invalidInput', 'Enter an email and a password.')
    const { email, password } = body.data
    const cookies = request.headers.cookie ?? null
    try {
      const answer = await ports.signInGuard.run(
        { for: 'signIn', email, address: clientAddress(request), cookies },
        async () => {
          const answer = await ask('/sign-in/email', request, { email, password })
          return { ...answer, outcome: outcomes[answer.status] ?? 'wrong' }
        },
      )
      const remembered = answer.status === 200 ? [ports.signInGuard.rememberBrowser(email, cookies)] : []
      return pass(reply, answer, remembered)
    } catch (error) {
      if (error instanceof AppError && error.facts) reply.header('retry-after', String(error.facts.waitSeconds))
      throw error
    }
  })

  /** Counts at once, for what is open elsewhere too. */
  app.post('/api/auth/sign-out', { onRequest }, async (request, reply) => {
    const { user } = await sessions.read(webHeaders(request), { fresh: false, extend: false })
    const answer = await ask('/sign-out', request)
    if (user) ports.sessions.forgetUser(user.userId)
    return pass(reply, answer)
  })

  app.get('/api/auth/get-session', async (request, reply) => {
    const { user, setCookie } = await sessions.read(webHeaders(request), { fresh: true })
    reply.header('cache-control', 'no-store')
    if (!user) return reply.send('null')
    const answer = await ask('/get-session?disableRefresh=true', request)
    return pass(reply, answer, setCookie)
  })

  /** How long the session lasts yet; a POST says that a person is at work, so it lasts 30 minutes from now. */
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/time-left',
    onRequest,
    async handler(request, reply) {
      const isPost = request.method === 'POST'
      const read = await sessions.read(webHeaders(request), { fresh: true, extend: false, personActed: isPost })
      reply.header('cache-control', 'no-store')
      if (read.setCookie.length > 0) reply.header('set-cookie', read.setCookie)
      if (!read.secondsLeft) throw new AppError('notSignedIn', 'Sign in to continue.')
      return read.secondsLeft
    },
  })
}

const outcomes: Record<number, 'right' | 'disabled'> = { 200: 'right', 403: 'disabled' }
