import type { SendOutcome } from '@ekyc/domain'
import { ConnectionError } from '@ekyc/outbound'

/** A provider that says 429 and not for how long. */
const WAIT_SECONDS = 60
const DAY_SECONDS = 86_400

/** What a status other than 2xx means. `retryAfter` is that header: seconds, or a date. */
export function rejectionOf(status: number, retryAfter: string | null): SendOutcome {
  if (status === 429) return { is: 'later', problem: 'overQuota', waitSeconds: secondsOf(retryAfter) ?? WAIT_SECONDS }
  // Our token or account is at fault, and the message as good as before once that is mended.
  if (status === 401 || status === 403) return { is: 'later', problem: 'authRefused' }
  if (status === 402) return { is: 'later', problem: 'accountRefused' }
  // Where we post to is no such place: the setting is wrong, not the message.
  if (status === 404 || status === 405) return { is: 'later', problem: 'unknownAnswer' }
  if (status === 408) return { is: 'later', problem: 'busy' }
  // A gateway gave up waiting: what stands behind it may still have sent the message.
  if (status === 504) return { is: 'unsure', problem: 'answerLost' }
  if (status >= 500) return { is: 'later', problem: 'busy', waitSeconds: secondsOf(retryAfter) }
  if (status >= 400) return { is: 'refused', problem: 'contentRefused' }
  return { is: 'later', problem: 'unknownAnswer' }
}

/** What it means that no answer came. Only where it is certain that nothing was sent may it be tried again. */
export function lost(error: unknown): SendOutcome {
  if (!(error instanceof ConnectionError)) return { is: 'unsure', problem: 'answerLost' }
  const { reason, sent, message: text } = error
  if (sent) return { is: 'unsure', problem: 'answerLost', text }
  const untrusted = reason === 'tls' || reason === 'tlsUntrusted'
  return { is: 'later', problem: untrusted ? 'notEncrypted' : 'unreachable', text }
}

function secondsOf(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), DAY_SECONDS) : undefined
}
