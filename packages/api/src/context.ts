import type { Db } from '@ekyc/db'
import type { Carriers, Channel, Role, SendOutcome } from '@ekyc/domain'
import type { EvidenceStore, Keyring } from '@ekyc/storage'
import type { Ekyc } from '@ekyc/tencent'
import type { SignInGuard } from './auth/password-try.ts'
import type { PhotoInspector } from './compare-photos/decoding/decoding.ts'
import type { OpenStreams } from './verifications/open-streams.ts'

/** Who acts. Each variant carries what identifies it in the audit log, and nothing else. */
export type Actor =
  | { kind: 'user'; userId: string; role: Role }
  | { kind: 'apiKey'; keyId: string }
  | { kind: 'customer'; verificationId: string | null }
  | { kind: 'worker' }
  | { kind: 'setup' }

export type UserActor = Extract<Actor, { kind: 'user' }>

/**
 * The time of the whole installation. `steady` reports whether it has run for an hour without a jump, so that age may
 * delete things; a clock without it is taken as steady.
 */
export type Clock = { now(): Date; steady?(): boolean }

export type IdPrefix =
  | 'ver'
  | 'ses'
  | 'rtk'
  | 'att'
  | 'evd'
  | 'prf'
  | 'pfv'
  | 'evt'
  | 'msg'
  | 'imp'
  | 'view'
  | 'pho'
  | 'look'
  | 'otl'
  | 'ntc'
  | 'usr'
  | 'acc'

/** Ids say what they are and sort by time: prefix + uuid(7). */
export type Ids = { next(prefix: IdPrefix): string }

/** Secret randomness, as bytes; link codes and one-time tokens come from here. */
export type Random = { bytes(size: number): Buffer }

/** Only facts without personal values: ids, codes, counts, route patterns. */
export type Log = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Tells every open console, on every replica, that a verification changed. */
export type Changes = {
  announce(verificationId: string): void
  /** Ids as they change, until the signal aborts. */
  watch(signal: AbortSignal): AsyncIterable<string[]>
}

/** What the features count; the server shows it at /metrics. */
export type Meter = {
  mintLost(): void
  settled(delaySeconds: number): void
  messageTried(channel: Channel, result: SendOutcome['is']): void
}

export type ApiConfig = {
  /** Origin of the links that customers open. */
  publicUrl: string
  /** Origin of the console. */
  consoleUrl: string
  mode: 'live' | 'sandbox'
  /** Origin of Tencent's API, or of the stand-in. */
  tencentEndpoint: string
}

/** Sizes in bytes; free is what this program may still use. */
export type Disk = { folder: 'data' | 'evidence'; freeBytes: number; bytes: number }

/** What the system page tells of the running server. */
export type ServerFacts = {
  version: string
  startedAt: Date
  storage: 'disk' | 's3'
  /** Requests per second and Tencent API, over all replicas. */
  qps: number
  region: string
  /** This machine's name, to tell replicas apart. */
  host: string
  /** This machine's clock minus the database's, in milliseconds; null where the program does not follow the database. */
  databaseSkewMs(): number | null
  /** The disks that hold what is ours, by what they hold. */
  disks(): Promise<Disk[]>
  /** A proxy's headers were seen, and TRUST_PROXY names none: addresses in limits are the proxy's. */
  untrustedProxySeen(): boolean
  /** Whether the sandbox's board is there: admins play results on it. */
  sandboxControl: boolean
  /** The database’s notifications do not arrive, so open consoles only catch up every 5 s. */
  notificationsMissing(): boolean
  /** Share of the budget used over the last minute by this replica, per API. */
  budgetUse(): { apply: number; result: number }
}

/** By which ways the merchant's own people are told of troubles; null for what is not set up. */
export type Alerting = {
  /** To be reached by `carriers.email`. */
  email: string | null
  /** Throws when the body was not taken. */
  webhook: ((body: object) => Promise<void>) | null
}

/** Everything that lives as long as the process. */
export type Ports = {
  db: Db
  clock: Clock
  ids: Ids
  random: Random
  ekyc: Ekyc
  /** What sends messages; null for a channel that is not set up. */
  carriers: Carriers
  alerting: Alerting
  photos: PhotoInspector
  evidence: EvidenceStore
  keyring: Keyring
  changes: Changes
  /** The streams of live updates that are open here. */
  streams: OpenStreams
  meter: Meter
  log: Log
  config: ApiConfig
  server: ServerFacts
  /** Forgets who is signed in, so that a change of rights counts at once, also for open streams. */
  sessions: { forgetUser(userId: string): void }
  /** Checks passwords, one at a time for each account. */
  signInGuard: SignInGuard
}

/** What a use case gets: the ports and who acts. */
export type Ctx = Ports & { actor: Actor }
