import type { MessageProblem, Trouble } from '@ekyc/domain'

/**
 * What waits for a person, the most pressing first.
 * - resultAtRisk: sessions that Tencent has said nothing about for 12 hours; `first` is when the first is lost
 * - message: customers who have not started, and whose message did not go out, is on hold, or may not have been sent
 * - review: verifications to be reviewed
 * - notMe, ratherNot: customers who declined, and nobody has dealt with it
 * - photo: verifications whose compare photo Tencent refuses
 * - import: files that go on only when somebody says so
 * - ending: links that nobody has used and that end within 24 hours; `first` is when the first ends
 */
export const needKinds = [
  'resultAtRisk',
  'message',
  'review',
  'notMe',
  'ratherNot',
  'photo',
  'import',
  'ending',
] as const
export type NeedKind = (typeof needKinds)[number]

export type Need = {
  kind: NeedKind
  /** At most 1,000; `capped` says that there are more. */
  n: number
  capped: boolean
  /** The one that has waited longest, or is pressed most. */
  id: string
  /** When `id` was made, or for what ends: when it does. */
  first: string
  /** Of messages: how many of each; `held` are queued and wait for a setting, an account or a provider. */
  states?: { refused: number; failed: number; unsure: number; held: number }
}

export type SystemHealth = {
  tencent: {
    /** As far as the last answers tell; `untried` before the first. */
    keys: 'sandbox' | 'accepted' | 'refused' | 'untried'
    region: string
    lastAnswerAt: string | null
    /** Over the last minute, by this server, of the API that was called more. */
    callsPerSecond: number
    /** Of each API, over all servers. */
    qps: number
    /** Our clock minus Tencent's, in milliseconds. */
    clockSkewMs: number | null
  }
  sessions: { open: number; oldest: { verificationId: string; issuedAt: string } | null }
  messages: {
    /** held: one that waits was not taken, for `problem`, which is not that of one mailbox; off: nothing sends any channel, and nothing waits. */
    state: 'off' | 'sending' | 'held'
    problem: MessageProblem | 'notSetUp' | null
    waiting: number
    /** There are more than `waiting`. */
    capped: boolean
    oldestAt: string | null
    lastAcceptedAt: string | null
  }
  database: { engine: 'sqlite' | 'postgresql'; answeredInMs: number }
  evidence: { storage: 'disk' | 's3'; fails: boolean; freeBytes: number | null }
}

export type Overview = {
  needs: Need[]
  /** Troubles that are on. */
  alarms: { trouble: Trouble; since: string }[]
  /** Calls to Tencent take nine tenths of the budget or more. */
  shortOfBudget: boolean
  system: SystemHealth
}
