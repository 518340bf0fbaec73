import type { MessageProblem, SendOutcome } from '@ekyc/domain'
import { connectionFailureOf, explainFailure } from '@ekyc/outbound'
import type { NodemailerError } from 'nodemailer'

/** Longer answers than this say nothing more. */
const TEXT = 500

/**
 * What a failed sending means. A server's answer is final for this try. Without one the message counts as not sent,
 * unless it was handed over whole: then the server may have taken it.
 */
export function failureOf(error: NodemailerError, handedOver: boolean): SendOutcome {
  const text = (error.response ?? error.message).slice(0, TEXT)
  if (error.responseCode) return { ...answered(error, error.responseCode), text }
  if (handedOver) return { is: 'unsure', problem: 'answerLost', text }
  const failure = connectionFailureOf(error)
  return { ...unanswered(error), text: failure ? `${text}: ${explainFailure(failure)}` : text }
}

type Failure = { is: 'refused' | 'later'; problem: MessageProblem }
const refused = (problem: MessageProblem): Failure => ({ is: 'refused', problem })
const later = (problem: MessageProblem): Failure => ({ is: 'later', problem })

function answered({ response = '', command = '', code: kind }: NodemailerError, code: number): Failure {
  /** The enhanced status (RFC 3463): class.subject.detail. */
  const detail = /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''
  const permanent = code >= 500
  if (kind === 'ETLS') return later('notEncrypted')
  if (kind === 'EAUTH' || code === 530) return later(permanent ? 'authRefused' : 'busy')
  // 552 is for storage, and our mails are small.
  if (detail === '2.2' || (code === 552 && detail === '')) {
    return permanent ? refused('mailboxFull') : later('mailboxFull')
  }
  // A congested mail system says so with either class.
  if (detail === '4.5') return later('busy')
  // A server that greylists knows the recipient; what is wrong with its own system (x.3.x) is nothing of the kind.
  const greylists = (code === 450 || code === 451) && command !== 'MAIL FROM' && !detail.startsWith('3.')
  if (!permanent) return later(greylists ? 'greylisted' : 'busy')
  if (command === 'RCPT TO') return refused(detail.startsWith('7.') ? 'senderRefused' : 'addressRefused')
  if (command === 'DATA') return refused(detail.startsWith('1.') ? 'addressRefused' : 'contentRefused')
  // The server takes nothing from us, whatever the message: somebody must mend that.
  return later('senderRefused')
}

function unanswered({ code, response, originalCode = '', timeoutType }: NodemailerError): Failure {
  if (response && (code === 'EENVELOPE' || code === 'EMESSAGE')) return later('unknownAnswer')
  if (code === 'EENVELOPE') return refused('addressRefused')
  if (code === 'EMESSAGE') return refused('contentRefused')
  if (code === 'EAUTH' || code === 'ENOAUTH') return later('authRefused')
  if (code === 'ETLS' || /CERT|^ERR_(SSL|TLS)_|SELF_SIGNED|UNABLE_TO_/.test(originalCode)) return later('notEncrypted')
  if (timeoutType === 'CONNECT_TIMEOUT') return later('unreachable')
  if (code === 'ETIMEDOUT' || code === 'EABORT') return later('timedOut')
  return later('unreachable')
}
