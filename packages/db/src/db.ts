import type { Channel } from '@ekyc/domain'
import type { Prisma as Generated, PrismaClient } from './generated/sqlite/client.ts'

export const engines = ['sqlite', 'postgresql'] as const
export type Engine = (typeof engines)[number]

/** The Prisma client of either engine. Both are generated from the same models; the SQLite client's type stands for both. */
export type Prisma = PrismaClient
/** What may be used inside a transaction; a call past it would wait for the transaction's own connection. */
export type Tx = Generated.TransactionClient

/** A session that this caller alone may look at, until `lease`, the instant now in its nextLookAt. */
export type DueSession = { id: string; verificationId: string; lease: Date }

/** A row of due work that this caller alone may do, until `lease`, the instant that now stands where it was due. */
export type DueRow = { id: string; lease: Date }

type Claim = { limit: number; now: Date; leaseUntil: Date }

/** What shares a budget of calls per second between all replicas: Tencent's two APIs, and the ways out for messages. */
export type BudgetedApi = 'apply' | 'result' | 'email' | 'sms'

/** Calls per second of each, over all replicas. */
export type Rates = Record<BudgetedApi, number>

export type SearchPage = {
  /** Only ids below this one: the last id of the page before. */
  before?: string
  limit: number
  /** Only verifications with one of these values in each of these columns; at least one value each. */
  only?: SearchFilter
}

export type SearchFilter = Partial<Record<FilterColumn, readonly (string | number)[]>>
type FilterColumn =
  | 'progress'
  | 'outcome'
  | 'review'
  | 'outcomeCode'
  | 'profileId'
  | 'createdById'
  | 'unit'
  | 'needs'
  | 'openDecline'
  | 'messageState'

export type Db = {
  engine: Engine
  client: Prisma

  /**
   * One interactive transaction: use `tx` alone inside, and no network call.
   * On PostgreSQL it is run again, a few times, after a deadlock or a serialization failure, so `work` may run more than once.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>

  /**
   * Claims open sessions whose look is due, by moving `nextLookAt` to `leaseUntil` and `lastAskedAt` to now:
   * first those whose customer waits, then those nearest the end of Tencent's 72 hours, then the oldest due.
   * No two callers, in any process, get the same session before the lease's end.
   */
  claimDueSessions(input: Claim): Promise<DueSession[]>

  /** Claims messages of a channel whose `nextTryAt` is due, the longest due first, by moving it to `leaseUntil`. */
  claimDueMessages(input: Claim & { channel: Channel }): Promise<DueRow[]>

  /** Claims verifications whose `nextReminderAt` is due, the longest due first, by moving it to `leaseUntil`. */
  claimDueReminders(input: Claim): Promise<DueRow[]>

  /**
   * Waits in real time for a slot of the budget, shared by all replicas; false when none came until `untilMs`
   * (epoch milliseconds). The call must go out at once after true.
   */
  takeSlot(api: BudgetedApi, untilMs: number): Promise<boolean>

  /** Ids of verifications that have, for every term, a word beginning with it; newest first. */
  searchVerificationIds(terms: string[], page: SearchPage): Promise<string[]>

  /** Tells every watcher, on every replica, that a verification changed. Call it after the commit. */
  announce(verificationId: string): void

  /**
   * Tests whether announcements of other replicas arrive, and reports it once it is known and whenever it changes.
   * While they do not, watchers get MISSED every 5 s.
   */
  testNotifications(report: (heard: boolean) => void): void

  /** Ids of verifications as they change, until the signal aborts; `'*'` means that changes may have been missed. */
  watch(signal: AbortSignal): AsyncIterable<string[]>

  /** Throws unless the database commits a write within 2 seconds. The write is of one row that is always the same. */
  check(): Promise<void>

  /** What of the stored data was found to be damaged since the start, in the engine's words; null for nothing. */
  damage(): string | null

  /** Records damage that was found by other means, so that `damage` reports it. */
  noteDamage(finding: string): void

  close(): Promise<void>
}
