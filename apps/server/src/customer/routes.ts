import {
  AppError,
  askForCustomer,
  type Ctx,
  declineLink,
  detectDevice,
  expectedFailure,
  intendedCode,
  looksLikeMachine,
  markOpened,
  networkOf,
  noteReturn,
  type Ports,
  startSession,
  type ViewedLink,
  viewLink,
} from '@ekyc/api'
import { type Languages, type Locale, locales } from '@ekyc/domain'
import { pickLocale } from '@ekyc/i18n'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clientAddress } from '../http/client-address.ts'
import { createAnswers } from './answers.ts'
import { createUnknownCodeLimit } from './unknown-code-limit.ts'

type Query = Record<string, string | string[] | undefined>
type LinkRequest = FastifyRequest<{ Params: { code: string }; Querystring: Query; Body: unknown }>

/** The page asks for its result by itself so often: every 3 s for 30 s. */
const REFRESHES = 10

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const asLocale = (value: unknown): Locale | undefined => locales.find((locale) => locale === value)

/** Everything at /v/: pages for a phone, without JavaScript. The code is the authority; no cookie is set or read. */
export function customerRoutes(app: FastifyInstance, ports: Ports) {
  const answers = createAnswers(ports)
  const unknownCodes = createUnknownCodeLimit(ports.clock)
  const ctx = (verificationId: string | null): Ctx => ({ ...ports, actor: { kind: 'customer', verificationId } })

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { bodyLimit: 10_000, parseAs: 'string' }, (_request, body, done) => {
      done(null, fieldsOf(String(body)))
    })
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store').header('vary', 'accept-language, accept-encoding')
      // The code alone is the authority: no tap is refused for what its body calls itself.
      if (request.headers['content-type']) request.raw.headers['content-type'] = 'text/plain'
    })

    const unknown = (request: LinkRequest, reply: FastifyReply) => {
      const address = networkOf(clientAddress(request))
      unknownCodes.count(address)
      return answers.notFound(reply, spokenTo(request), unknownCodes.isOver(address) ? 429 : 404)
    }
    scope.get('/v', unknown)
    scope.get('/v/*', unknown)

    /** Answers a link that exists, also with marks around it. Unknown ones get their page, and too many of them a pause. */
    const route =
      (act: (request: LinkRequest, reply: FastifyReply, link: ViewedLink) => Promise<unknown>) =>
      async (request: LinkRequest, reply: FastifyReply) => {
        try {
          const meant = await intendedCode(ctx(null), request.params.code)
          if (meant) return reply.redirect(`/v/${meant}${request.url.replace(/^[^?]*/, '')}`)
          return await act(request, reply, await viewLink(ctx(null), request.params.code))
        } catch (error) {
          if (!(error instanceof AppError)) {
            ports.log.error({ route: request.routeOptions.url, error }, 'customer page failed')
            return answers.outOfOrder(reply, spokenTo(request), expectedFailure(error) ? 503 : 500)
          }
          if (error.code === 'notFound') return unknown(request, reply)
          if (error.code === 'gone') return answers.replaced(reply, spokenTo(request))
          throw error
        }
      }

    scope.get(
      '/v/:code',
      route(async (request, reply, link) => {
        if (byPerson(request)) {
          await markOpened(ctx(link.verificationId), link.verificationId)
        }
        const page = firstPage(request, link)
        return answers.link(reply, link, languageOf(request, link), page)
      }),
    )

    scope.post(
      '/v/:code/start',
      route(async (request, reply, link) => {
        const body = (request.body ?? {}) as Record<string, unknown>
        const locale = languageOf(request, link, body.lang)
        const consent = answers.agreedTo(link, locale, body.consent)
        if (!consent) {
          return reply.redirect(`/v/${request.params.code}?here=1&browser=stay&lang=${locale}`, 303)
        }
        const started = await startSession(ctx(link.verificationId), { code: request.params.code, consent })
        if ('redirectTo' in started) return reply.redirect(started.redirectTo, 303)
        const now = await viewLink(ctx(null), request.params.code)
        switch (started.refused) {
          case 'unavailable':
          case 'busy':
            return answers.page(reply, now, locale, { page: 'serviceDown' })
          case 'completed':
          case 'needsPhoto':
            reply.code(409)
            return answers.page(reply, now, locale, answers.pageOf(now))
          case 'cancelled':
          case 'expired':
            reply.code(410)
            return answers.page(reply, now, locale, answers.pageOf(now))
        }
      }),
    )

    scope.get(
      '/v/:code/return',
      route(async (request, reply, link) => {
        const { code } = request.params
        if ('token' in request.query) {
          if (byPerson(request)) {
            await noteReturn(ctx(link.verificationId), { code, token: one(request.query.token) ?? '' })
          }
          return reply.redirect(`/v/${code}/return`, 303)
        }
        if (isWaiting(link) && byPerson(request)) {
          await askForCustomer(ctx(link.verificationId), link.verificationId, { hinted: true })
        }
        const now = await viewLink(ctx(null), code)
        const locale = languageOf(request, now)
        if (!isWaiting(now)) return answers.link(reply, now, locale, answers.pageOf(now))
        return answers.page(reply, now, locale, { page: 'checking', ...refreshing(request, locale) })
      }),
    )

    scope.get(
      '/v/:code/decline',
      route(async (request, reply, link) => {
        const as = one(request.query.as) === 'notMe' ? 'notMe' : 'ratherNot'
        const open = !['completedPassed', 'completedFailed', 'cancelled'].includes(link.state.page)
        const page = open ? ({ page: 'confirmDecline', as } as const) : answers.pageOf(link)
        return answers.link(reply, link, languageOf(request, link), page)
      }),
    )

    scope.post(
      '/v/:code/decline',
      route(async (request, reply, link) => {
        const { as, lang } = (request.body ?? {}) as Record<string, unknown>
        if (as !== 'notMe' && as !== 'ratherNot') {
          throw new AppError('invalidInput', 'Set as=ratherNot or as=notMe.', { field: 'as' })
        }
        await declineLink(ctx(link.verificationId), { code: request.params.code, as })
        const language = asLocale(lang)
        return reply.redirect(`/v/${request.params.code}${language ? `?lang=${language}` : ''}`, 303)
      }),
    )
  })

  /** The language asked for where it is offered, else the one agreed in, else the verification's, else the browser's. */
  function languageOf(request: LinkRequest, { locale: own, view: { languages } }: ViewedLink, asked?: unknown): Locale {
    const wanted = asLocale(asked) ?? asLocale(request.query.lang)
    if (wanted && (wanted === own || languages.offered.includes(wanted))) return wanted
    return own ?? pickLocale(request.headers['accept-language'], languages)
  }

  /** The same where no link is known. */
  const spokenTo = (request: LinkRequest) => (languages: Languages) =>
    languages.offered.find((locale) => locale === request.query.lang) ??
    pickLocale(request.headers['accept-language'], languages)

  /** Before anything began, the way to a phone and out of other apps; `here=1` and `browser=stay` go on as it is. */
  function firstPage(request: LinkRequest, link: ViewedLink) {
    const page = answers.pageOf(link)
    if (page.page !== 'ready') return page
    const device = detectDevice(request.headers['user-agent'])
    const { here, browser } = request.query
    switch (device.kind) {
      case 'phone':
        return page
      case 'desktop':
        return here === '1' ? { ...page, chosen: 'here=1' as const } : ({ page: 'desktop' } as const)
      case 'inApp':
        if (browser === 'stay') return { ...page, chosen: 'browser=stay' as const }
        return { page: 'inApp', browser: device.browser, supported: device.supported } as const
    }
  }

  function refreshing(request: LinkRequest, locale: Locale): { refresh: string | null; slow: boolean } {
    const count = Math.min(Number(one(request.query.n) ?? 0) || 0, REFRESHES)
    const off = one(request.query.auto) === 'off'
    if (off || count >= REFRESHES) return { refresh: null, slow: !off }
    return { refresh: `/v/${request.params.code}/return?n=${count + 1}&lang=${locale}`, slow: false }
  }
}

/** The fields of a form, or of JSON; of anything else none. */
function fieldsOf(body: string): Record<string, unknown> {
  if (!body.startsWith('{')) return Object.fromEntries(new URLSearchParams(body))
  try {
    return JSON.parse(body)
  } catch {
    return {}
  }
}

/** A mail scanner or a preview changes nothing and costs no call to Tencent. */
const byPerson = (request: LinkRequest) => request.method === 'GET' && !looksLikeMachine(request.headers)

const isWaiting = ({ state }: ViewedLink) => state.page === 'inProgress' || state.page === 'checking'
