import type { IncomingMessage } from 'node:http'
import type { Carrier, SendOutcome } from '@ekyc/domain'
import { type Proxies, post } from '@ekyc/outbound'
import { lost, rejectionOf } from './http-failure.ts'

export type HttpSmsOptions = {
  /** Where messages are posted: http or https. */
  url: string
  /** Sent as `Authorization: Bearer …`. */
  token: string
  /** Messages per second, over all replicas. */
  perSecond: number
  proxies?: Proxies
  /** Milliseconds that one message may take in all. Default 20,000. */
  deadlineMs?: number
}

/** Longer answers than this are read no further. */
const MAX_ANSWER = 2000

/**
 * SMS through anything that takes `POST { id, to, text }` as JSON. `Idempotency-Key` is the message's id.
 * A 2xx whose JSON names an `id` gives the number by which a receipt finds the message; else it is our own.
 */
export function createHttpSmsCarrier({
  url,
  token,
  perSecond,
  proxies,
  deadlineMs = 20_000,
}: HttpSmsOptions): Carrier<'sms'> {
  return {
    channel: 'sms',
    provider: 'HTTP',
    wording: 'free',
    perSecond,

    async send({ id, to, text }, stop) {
      const deadline = AbortSignal.timeout(deadlineMs)
      try {
        const response = await post(url, {
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': id },
          body: Buffer.from(JSON.stringify({ id, to, text })),
          proxies,
          signal: AbortSignal.any(stop ? [deadline, stop] : [deadline]),
        })
        return await answered(response, id)
      } catch (error) {
        return lost(error)
      }
    },
  }
}

async function answered(response: IncomingMessage, ownId: string): Promise<SendOutcome> {
  // The status alone decides; an answer that breaks off after it changes nothing.
  const text = await beginningOf(response).catch(() => '')
  const status = response.statusCode ?? 0
  if (status >= 200 && status < 300) return { is: 'accepted', providerId: idIn(text) ?? ownId, text }
  return { ...rejectionOf(status, response.headers['retry-after'] ?? null), text: text || `HTTP ${status}` }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk
    if (text.length >= MAX_ANSWER) break
  }
  return text.slice(0, MAX_ANSWER)
}

/** What a database can hold, and a receipt can name. */
const isKept = (id: string) => id !== '' && id.length <= 200 && !id.includes('\u0000') && id.isWellFormed()

function idIn(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) ?? {}
    return typeof id === 'string' && isKept(id) ? id : undefined
  } catch {
    return undefined
  }
}
