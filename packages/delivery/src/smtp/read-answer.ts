import type { MessageProblem, SendOutcome } from '@ekyc/domain'
import { type Blame, blameOfStatus } from './answer-status.ts'
import { blameOfWords } from './answer-words.ts'

type Answer = {
  /** The reply code: 400 to 599. */
  code: number
  /** The whole reply, reply codes included. */
  response: string
  /** What it replies to: `CONN`, `EHLO`, `MAIL FROM`, `RCPT TO`, `DATA` … */
  command: string
}
export type Failure = Extract<SendOutcome, { is: 'refused' | 'later' }>

const refused = (problem: MessageProblem): Failure => ({ is: 'refused', problem })
const later = (problem: MessageProblem): Failure => ({ is: 'later', problem })

/**
 * What a mail server's refusal means for the message: by its enhanced status code, else by its words, else by its reply
 * code and the command. Only the recipient and the content can end a message; what is ours to fix waits.
 */
export function readAnswer(answer: Answer): Failure {
  return outcomeOf(blameOf(answer), answer)
}

function blameOf({ code, response, command }: Answer): Blame {
  const permanent = code >= 500
  const detail = statusIn(response)
  const told =
    (detail === null ? null : blameOfStatus(detail, permanent)) ??
    blameOfWords(response, command) ??
    blameOfCode(code, command, detail)
  const knowsRecipient = command === 'RCPT TO' || command === 'DATA'
  // Before a recipient was named, "unknown user" and "account suspended" mean us.
  return !knowsRecipient && permanent && (told === 'address' || told === 'full') ? 'sender' : told
}

/** `subject.detail` of the enhanced status code, where servers put it: first (`550 5.1.1`, `550 #5.1.1`) or, as qmail does, last (`(#5.1.1)`). */
function statusIn(response: string): string | null {
  const found = /^\d{3}[ -]#?[245]\.(\d{1,3}\.\d{1,3})\b/.exec(response) ?? /\(#[245]\.(\d\.\d{1,3})\)/.exec(response)
  return found?.[1] ?? null
}

/** Where neither status nor words say it. */
function blameOfCode(code: number, command: string, detail: string | null): Blame {
  if (code === 530 || code === 534 || code === 535 || code === 538) return 'auth'
  if (code < 500 || detail === '4.5') return 'limit'
  if (code === 552) return 'full'
  if (/^[12]\./.test(detail ?? '')) return 'address'
  // A policy that nobody explains may be one about us: that must not end the message as the customer's fault.
  if (command === 'RCPT TO') return detail?.startsWith('7.') ? 'sender' : 'address'
  return command === 'DATA' ? 'content' : 'sender'
}

function outcomeOf(blame: Blame, { code, response, command }: Answer): Failure {
  switch (blame) {
    case 'sender':
      return later('senderRefused')
    case 'account':
      return later('accountRefused')
    case 'auth':
      return later(code >= 500 ? 'authRefused' : 'busy')
    case 'tls':
      return later('notEncrypted')
    case 'quota':
      return later('overQuota')
    case 'full':
      return code >= 500 ? refused('mailboxFull') : later('mailboxFull')
    case 'limit':
      return later(isGreylist(code, response, command) ? 'greylisted' : 'busy')
    case 'address':
      return code >= 500 ? refused('addressRefused') : later('greylisted')
    case 'content':
      return code >= 500 ? refused('contentRefused') : later('greylisted')
  }
}

/** A server that greylists knows the recipient; what is wrong with its own system (x.3.x), and its 452, are nothing of the kind. */
function isGreylist(code: number, response: string, command: string): boolean {
  const knowsRecipient = command !== 'MAIL FROM' && command !== 'CONN' && command !== 'EHLO'
  return (code === 450 || code === 451) && knowsRecipient && !statusIn(response)?.startsWith('3.')
}
