import { asciiEmail, type Carrier } from '@ekyc/domain'
import type { Sender } from '../sender.ts'
import type { Pool } from './open-pool.ts'
import { failureOf } from './smtp-failure.ts'
import { isUnsupported } from './unsupported-address.ts'

export type SmtpOptions = {
  /** `smtp(s)://user:password@host:port`; without a port 465 for smtps and 587 for smtp. */
  url: string
  from: Sender
  /** Nothing is sent over a line that is not encrypted, with a password or without. */
  requireTls?: boolean
  /** Messages per second, over all replicas. */
  perSecond: number
  /** Milliseconds that one message may take in all. Default 20,000. */
  deadlineMs?: number
}

export type SmtpCarrier = Carrier<'email'> & { close(): Promise<void> }

/** E-mail over SMTP: encrypted where the server can, under one deadline, the same Message-ID on every try. */
export function createSmtpCarrier({
  url,
  from,
  requireTls = false,
  perSecond,
  deadlineMs = 20_000,
}: SmtpOptions): SmtpCarrier {
  const sender = asciiEmail(from.address)
  const host = sender.slice(sender.lastIndexOf('@') + 1)
  let opening: Promise<Pool> | undefined
  // Loaded with the first message: a start need not wait for it.
  const pool = () => {
    opening ??= import('./open-pool.ts').then(({ openPool }) => openPool(url, { requireTls }))
    return opening
  }

  return {
    channel: 'email',
    provider: 'SMTP',
    wording: 'free',
    perSecond,

    async send({ id, senderName, to, subject, html, text, pictures = [] }, stop) {
      const { send, handedOver } = await pool()
      const deadline = AbortSignal.timeout(deadlineMs)
      const signal = AbortSignal.any(stop ? [deadline, stop] : [deadline])
      try {
        const { response } = await send({
          messageId: `<${id}@${host}>`,
          from: { name: from.name ?? senderName, address: sender },
          to: { name: '', address: asciiEmail(to) },
          subject,
          html,
          text,
          attachments: pictures.map(({ cid, png }) => ({
            cid,
            content: Buffer.from(png),
            contentType: 'image/png',
            contentDisposition: 'inline' as const,
            filename: 'logo.png',
          })),
          // No holiday reply comes back (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal,
        })
        return { is: 'accepted', text: response }
      } catch (error) {
        const failure = failureOf(error as Error, handedOver(signal))
        return isUnsupported(to, failure) ? { ...failure, is: 'refused', problem: 'addressUnsupported' } : failure
      }
    },

    async close() {
      if (opening) (await opening).close()
    },
  }
}
