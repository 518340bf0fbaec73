import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import {
  type ConsentButton,
  type ConsentText,
  consentButtons,
  consentOf,
  getLanguages,
  type LinkPage,
  merchantOrDefault,
  notFoundPage,
  outOfOrderPage,
  type PageFrame,
  type Ports,
  renderPage,
  unnamedMerchant,
  type ViewedLink,
  withdrawnPage,
} from '@ekyc/api'
import { type Languages, type Locale, languagesSchema } from '@ekyc/domain'
import type { FastifyReply } from 'fastify'
import { RETRY_AFTER } from '../http/guards.ts'

/** Which of the languages a request is answered in. */
type Speak = (languages: Languages) => Locale

/** Sends the customer's pages with the status and the policy that belong to them. */
export function createAnswers(ports: Ports) {
  const endpoint = new URL(ports.config.tencentEndpoint)
  // Browsers check the redirect after a POST against form-action, and Tencent's page host is not known before.
  const target = endpoint.protocol === 'http:' ? ` ${endpoint.origin}` : ''
  const policy = (nonce: string) =>
    `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'self' https:${target}; frame-ancestors 'none'`

  function send(reply: FastifyReply, nonce: string, page: string) {
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy(nonce))
      .header('x-robots-tag', 'noindex, nofollow')
    const zipped = /\bgzip\b/.test(String(reply.request.headers['accept-encoding']))
    return zipped ? reply.header('content-encoding', 'gzip').send(gzipSync(page)) : reply.send(page)
  }

  const newNonce = () => randomBytes(16).toString('base64')

  const sandbox = ports.config.mode === 'sandbox'

  /** For pages of no link that is known. */
  async function frame(speak: Speak): Promise<PageFrame> {
    const [merchant, languages] = await Promise.all([merchantOrDefault(ports), getLanguages(ports)])
    return { locale: speak(languages), languages, merchant, nonce: newNonce(), path: '', sandbox }
  }

  /** The page of a link's state. */
  function pageOf({ state, declined }: ViewedLink): LinkPage {
    switch (state.page) {
      case 'completedPassed':
        return { page: 'passed' }
      case 'completedFailed':
        return { page: 'failed' }
      case 'declinedRatherNot':
        return { page: 'declined' }
      case 'cancelled':
        return { page: declined === 'notMe' ? 'withdrawnNotMe' : 'cancelled' }
      case 'checking':
        return { page: 'checking', refresh: null, slow: false }
      case 'needsPhoto':
      case 'expired':
      case 'ready':
      case 'serviceDown':
        return { page: state.page }
      case 'inProgress':
      case 'tryAgain':
        return state
    }
  }

  /**
   * What a tap agrees to: the words of the page that it names by their version, else those of the link's page now. Null
   * when the words that were read are others now, so that the customer has to read again.
   */
  function agreedTo(link: ViewedLink, locale: Locale, read: unknown): ConsentText | null {
    const now = (button: ConsentButton) => consentOf(locale, link.view, button)
    const known = consentButtons.map(now).find(({ version }) => version === read)
    if (known) return known
    const { page } = pageOf(link)
    const asks = page === 'ready' || page === 'declined' || page === 'tryAgain'
    if (asks && typeof read === 'string') return null
    if (page === 'declined') return now('startAfterAll')
    return now(page === 'tryAgain' ? 'tryAgain' : 'start')
  }

  function page(reply: FastifyReply, { view }: ViewedLink, locale: Locale, contents: LinkPage) {
    const nonce = newNonce()
    if (contents.page === 'serviceDown') reply.code(503).header('retry-after', RETRY_AFTER)
    return send(reply, nonce, renderPage({ ...view, locale, nonce }, contents))
  }

  return {
    pageOf,
    agreedTo,
    page,
    /** With the status that the state has: 410 for cancelled and expired. */
    link(reply: FastifyReply, link: ViewedLink, locale: Locale, contents: LinkPage) {
      const over = ['cancelled', 'withdrawnNotMe', 'expired'].includes(contents.page)
      return page(reply.code(over ? 410 : 200), link, locale, contents)
    },
    /** 429 with the same page for an address that has asked for very many unknown codes. */
    async notFound(reply: FastifyReply, speak: Speak, status: 404 | 429) {
      if (status === 429) reply.header('retry-after', '60')
      const about = await frame(speak)
      return send(reply.code(status), about.nonce, notFoundPage(about))
    },
    /** When the database is away: from what the settings alone say. */
    outOfOrder(reply: FastifyReply, speak: Speak, status: 500 | 503) {
      const nonce = newNonce()
      const merchant = unnamedMerchant(ports.config)
      const languages = languagesSchema.parse({})
      const about = { locale: speak(languages), languages, merchant, nonce, path: '', sandbox }
      return send(reply.code(status).header('retry-after', RETRY_AFTER), nonce, outOfOrderPage(about))
    },
    async replaced(reply: FastifyReply, speak: Speak) {
      const about = await frame(speak)
      return send(reply.code(410), about.nonce, withdrawnPage(about, 'replaced'))
    },
  }
}
