import type { OutcomeCode } from '../code-kinds.ts'

/** A pass, and what lies with Tencent, with us or with the session: nothing of it is the customer's doing. */
export const serviceCodes: readonly OutcomeCode[] = [
  {
    code: 0,
    kind: 'pass',
    label: 'Passed',
    meaning: 'The check passed.',
    operatorAction: 'Nothing to do.',
    advice: 'none',
    retryable: false,
    billed: 'yes',
  },
  integration(1, 'Parameter', 'Tencent rejected a parameter as invalid.'),
  integration(2, 'Wrong value', 'Tencent rejected the value of a parameter.'),
  integration(3, 'Bad request', 'Tencent could not read the request.'),
  ...[4, 8, 9, 10, 11].map((code) =>
    provider(code, 'Service', 'An internal service or storage error at Tencent.', 'no'),
  ),
  provider(1001, 'Engine', 'The liveness engine failed.', 'no'),
  provider(1105, 'No fetch', 'Tencent couldn’t retrieve the video. Trying again may help.', 'no'),
  provider(2001, 'Engine', 'The comparison engine failed.', 'unknown'),
  session(
    14,
    'Duplicate',
    'This session was already completed.',
    'Check the earlier session: its result counts. No session was used up; the customer can start again on the same link.',
  ),
  session(
    15,
    'Expired',
    'The BizToken expired before the customer started.',
    'Nothing. Starting again on the same link creates a new one. No session was used up.',
  ),
  session(
    16,
    'No retries',
    'All attempts in the session were used.',
    'Check the code of the last attempt to see what went wrong. One session was used up.',
  ),
  session(17, 'Unfinished', 'The customer has not finished yet.', 'Wait. The server keeps checking for the result.'),
  abandoned(1409, 'Timed out', 'The check timed out before the customer finished.'),
  abandoned(1410, 'Left early', 'The customer left Tencent’s page before the end.'),
]

function integration(code: number, label: string, meaning: string): OutcomeCode {
  const operatorAction =
    'Contact your admin: Tencent rejected the request, most likely because of a profile setting. No session was used up.'
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
    'Nothing. No session was used up and the customer can start again. If it happens again, contact your admin.'
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
    operatorAction: 'Remind the customer: the link is still valid. No session was used up.',
    advice: 'abandoned',
    retryable: true,
    billed: 'no',
    since: '2026-03-10',
  }
}
