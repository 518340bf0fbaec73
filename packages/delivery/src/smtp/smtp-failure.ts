import type { MessageProblem, SendOutcome } from '@ekyc/domain'
import { connectionFailureOf, explainFailure } from '@ekyc/outbound'
import type { NodemailerError } from 'nodemailer'
import { type Failure, readAnswer } from './read-answer.ts'

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

const refused = (problem: MessageProblem): Failure => ({ is: 'refused', problem })
const later = (problem: MessageProblem): Failure => ({ is: 'later', problem })

function answered({ response = '', command = '', code: kind }: NodemailerError, code: number): Failure {
  if (kind === 'ETLS') return later('notEncrypted')
  const read = readAnswer({ code, response, command })
  if (kind !== 'EAUTH') return read
  // Signing in fails for our account too: suspended, or nothing left to spend.
  if (read.problem === 'accountRefused' || read.problem === 'overQuota') return read
  return later(code >= 500 ? 'authRefused' : 'busy')
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
