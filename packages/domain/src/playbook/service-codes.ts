import type { OutcomeCode } from '../code-kinds.ts'

/** A pass, and what lies with Tencent, with us or with the session: nothing of it is the customer's doing. */
export const serviceCodes: readonly OutcomeCode[] = [
  {
    code: 0,
    kind: 'pass',
    label: 'Passed',
    meaning: 'The check passed.',
    operatorAction: 'Nothing to do: the outcome stands.',
    advice: 'none',
    retryable: false,
    billed: 'yes',
  },
  integration(1, 'Parameter', 'Tencent found a parameter invalid.'),
  integration(2, 'Wrong value', 'Tencent found the value of a parameter wrong.'),
  integration(3, 'Bad request', 'Tencent could not read the request.'),
  ...[4, 8, 9, 10, 11].map((code) =>
    provider(code, 'Service', 'An internal service or storage error at Tencent.', 'no'),
  ),
  provider(1001, 'Engine', 'The call of the liveness engine failed.', 'no'),
  provider(1105, 'Not pulled', 'Tencent could not pull the video; a further try can help.', 'no'),
  provider(2001, 'Engine', 'The call of the comparison engine failed.', 'unknown'),
  session(
    14,
    'Done before',
    'This session had been completed already.',
    'Look at the earlier session: its result counts. No try was used; the same link can be started anew.',
  ),
  session(
    15,
    'Token old',
    'The BizToken ran out before the customer began.',
    'Nothing: starting again on the same link makes a new one. No try was used.',
  ),
  session(
    16,
    'No retries',
    'The attempts inside one session were used up.',
    'Look at the last attempt’s code: it says what went wrong. One session was used up.',
  ),
  session(17, 'Unfinished', 'The customer has not finished yet.', 'Wait: the result is asked for until it is there.'),
  abandoned(1409, 'Timed out', 'The check timed out before the customer finished.'),
  abandoned(1410, 'Left early', 'The customer left Tencent’s page before the end.'),
]

function integration(code: number, label: string, meaning: string): OutcomeCode {
  const operatorAction =
    'Tell your administrator: Tencent refused what was sent, most likely a setting of the profile. No try was used.'
  return {
    code,
    kind: 'integration',
    label,
    meaning,
    operatorAction,
    advice: 'provider',
    retryable: true,
    billed: 'no',
  }
}

function provider(code: number, label: string, meaning: string, billed: OutcomeCode['billed']): OutcomeCode {
  const operatorAction =
    'Nothing: no try was used and the customer can start again. If it repeats, tell your administrator.'
  return { code, kind: 'provider', label, meaning, operatorAction, advice: 'provider', retryable: true, billed }
}

function session(code: number, label: string, meaning: string, operatorAction: string): OutcomeCode {
  return { code, kind: 'session', label, meaning, operatorAction, advice: 'none', retryable: true, billed: 'no' }
}

function abandoned(code: number, label: string, meaning: string): OutcomeCode {
  return {
    code,
    kind: 'abandoned',
    label,
    meaning,
    operatorAction: 'Remind the customer: the link still works. No try was used.',
    advice: 'abandoned',
    retryable: true,
    billed: 'no',
    since: '2026-03-10',
  }
}
