import type { SendOutcome } from '@ekyc/domain'

/**
 * Reports whether a server failed to take an address only because it has letters beyond ASCII before the @, for which
 * the server needs SMTPUTF8 (RFC 6531). A server that knows the extension and not the mailbox says so by 5.1.1.
 */
export function isUnsupported(to: string, failure: SendOutcome): boolean {
  if (failure.is !== 'refused' || !/[^\p{ASCII}]/u.test(to.slice(0, to.lastIndexOf('@')))) return false
  return /^5\d\d[ -](?!5\.[12]\.[126]\b)/.test(failure.text ?? '')
}
