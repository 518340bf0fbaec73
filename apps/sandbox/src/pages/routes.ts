import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiFailure } from '../api-error.ts'
import { warningCodes } from '../apply.ts'
import { cardNameChoices } from '../card-name.ts'
import type { Core } from '../sandbox.ts'
import { faultKinds, type SandboxSession } from '../state.ts'
import { type ControlAccess, createControlGuard } from './control-access.ts'
import { controlPage, newestSessions } from './control-page.ts'
import { capturePage, messagePage, resultPage, startPage } from './h5-pages.ts'

/** A number from a form or from JSON; an empty field is none. */
const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d{1,12}(\.\d{1,6})?$/)
    .transform(Number),
])
const similarity = z.union([z.literal('').transform(() => null), number.pipe(z.number().min(0).max(100))]).nullish()
const outcome = number.pipe(z.int32())
const faultInput = z.object({
  api: z.enum(['apply', 'result']),
  kind: z.enum(faultKinds),
  code: z.string().min(1).max(100).optional(),
  ms: number.pipe(z.number().min(0).max(60_000)).optional(),
  remaining: z.union([z.literal('').transform(() => null), z.null(), number.pipe(z.int().min(1))]).default(null),
})
/** One document warning or none from the form, several from JSON. */
const warnings = z
  .union([z.literal('').transform(() => []), z.string().transform((code) => [code]), z.array(z.coerce.string())])
  .pipe(z.array(z.enum(warningCodes)))
  .transform((codes) => codes.map(Number))
  .optional()
const cardName = z.enum(cardNameChoices).optional()
const attemptInput = z.object({
  code: z.union([z.string(), z.number()]),
  other: z.string().optional(),
  similarity,
  warnings,
  cardName,
})
const finishInput = z
  .object({
    session: z.string().optional(),
    token: z.string().optional(),
    code: outcome,
    similarity,
    warnings,
    cardName,
  })
  .refine(({ session, token }) => (session === undefined) !== (token === undefined))
const clockInput = z.object({ minutes: number })

/** A result that was given out once never changes. */
class Finished extends Error {}

/**
 * The pages that stand in for Tencent's H5 page, open to who has a token, and the board that controls the sandbox.
 * Without `access` there is no board.
 */
export async function pages(app: FastifyInstance, core: Core, access: ControlAccess | null): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof ApiFailure) return reply.code(404).send({ error: error.message })
    if (error instanceof Finished) return reply.code(409).send({ error: 'This session already has a result.' })
    const bad = error instanceof z.ZodError || (error.statusCode ?? 500) < 500
    return reply
      .code(bad ? 400 : 500)
      .send({ error: bad ? 'The request is not valid.' : 'Internal error in the sandbox.' })
  })

  const send = (reply: FastifyReply, render: (nonce: string) => string) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'`,
      )
      .send(render(nonce))
  }
  const view = (session: SandboxSession, nonce: string) => ({
    session,
    nonce,
    retryLimit: core.retryLimit(session),
    choosesName: core.choosesName(session),
  })
  const toH5 = (reply: FastifyReply, session: SandboxSession) =>
    reply.redirect(`/sandbox/h5?token=${encodeURIComponent(session.token)}`, 303)

  /** Finds the session of a form or an address; a dead end gets its own page. */
  async function withSession(
    request: FastifyRequest,
    reply: FastifyReply,
    act: (session: SandboxSession, fields: Record<string, unknown>) => Promise<unknown>,
  ) {
    const fields = (request.method === 'GET' ? request.query : (request.body ?? {})) as Record<string, unknown>
    const session = core.peek(String(fields.token))
    if (!session) {
      reply.code(404)
      return send(reply, (nonce) =>
        messagePage(nonce, 'This link is not valid', 'The sandbox does not know this token.'),
      )
    }
    if (!core.mayStart(session)) {
      return send(reply, (nonce) =>
        messagePage(
          nonce,
          'This link has expired',
          'Tencent’s link must be started within 10 minutes. Open the merchant’s link again to get a new one.',
        ),
      )
    }
    return act(session, fields)
  }

  app.get('/sandbox/h5', (request, reply) =>
    withSession(request, reply, async (session) => {
      const began = session.startedAt !== null || session.config.AutoSkipStartPage === true
      const shows = session.finishedWith !== null ? resultPage : began ? capturePage : startPage
      return send(reply, (nonce) => shows(view(session, nonce)))
    }),
  )
  app.post('/sandbox/h5/start', (request, reply) =>
    withSession(request, reply, async (session) => {
      await core.start(session)
      return toH5(reply, session)
    }),
  )
  app.post('/sandbox/h5/again', (request, reply) =>
    withSession(request, reply, async (session) => toH5(reply, session)),
  )
  app.post('/sandbox/h5/attempt', (request, reply) =>
    withSession(request, reply, async (session, fields) => {
      const { code, other, similarity = null, ...card } = attemptInput.parse(fields)
      if (code === 'vanish') {
        return send(reply, (nonce) =>
          messagePage(nonce, 'The tab was closed', 'Nothing was recorded. Close this tab, or go back to continue.'),
        )
      }
      if (session.finishedWith !== null) return toH5(reply, session)
      const chosen = outcome.parse(code === 'other' ? other : code)
      await core.attempt(session, { code: chosen, similarity, ...card })
      if (session.finishedWith === 0 && session.config.AutoSkip === true) return back(reply, session)
      return send(reply, (nonce) => resultPage(view(session, nonce)))
    }),
  )
  app.post('/sandbox/h5/next', (request, reply) =>
    withSession(request, reply, async (session) => {
      await core.finish(session)
      return back(reply, session)
    }),
  )
  const back = (reply: FastifyReply, session: SandboxSession) =>
    reply.redirect(`${session.redirectUrl}?token=${encodeURIComponent(session.token)}`, 303)

  if (access) app.register(async (scope) => control(scope, core, { access, send }))
}

const BOARD = '/sandbox/control'

type Send = (reply: FastifyReply, render: (nonce: string) => string) => FastifyReply

function control(app: FastifyInstance, core: Core, { access, send }: { access: ControlAccess; send: Send }): void {
  const refusalOf = createControlGuard(access)
  app.addHook('onRequest', async (request, reply) => {
    const refusal = await refusalOf(request, reply)
    if (!refusal) return
    const { status, error } = refusal
    reply.code(status)
    if (request.routeOptions.url !== BOARD) return reply.send({ error })
    return send(reply, (nonce) => messagePage(nonce, 'Sandbox control is closed', error))
  })

  async function finish(body: unknown) {
    const { session: id, token, similarity = null, ...chosen } = finishInput.parse(body)
    const session = core.find(token ?? core.tokenOf(id ?? '') ?? '')
    if (session.finishedWith !== null) throw new Finished()
    await core.attempt(session, { ...chosen, similarity })
    await core.finish(session)
  }
  const acts: Record<string, (body: unknown) => Promise<void>> = {
    clock: (body) => core.moveClock(clockInput.parse(body).minutes * 60_000),
    fault: (body) => core.setFault(faultInput.parse(body)),
    clear: () => core.clearFaults(),
    finish,
    reset: () => core.reset(),
  }

  app.get(BOARD, async (request, reply) => {
    const sessions = newestSessions(core)
    const customers = await access.customersOf?.(
      request,
      sessions.map(({ token }) => token),
    )
    return send(reply, (nonce) => controlPage(core, { nonce, sessions, customers }))
  })
  app.get('/sandbox/control/api/state', () => core.shownState())
  for (const [name, act] of Object.entries(acts)) {
    app.post(`/sandbox/control/${name}`, async (request, reply) => {
      await act(request.body)
      return reply.redirect(BOARD, 303)
    })
    app.post(`/sandbox/control/api/${name}`, async (request) => {
      await act(request.body)
      return { ok: true }
    })
  }
}
