import type { Milliseconds } from './timeline.ts'

/** A machine's two clocks: a monotonic one, and its time of day since the epoch. */
export type Machine = { monotonic: Milliseconds; timeOfDay: Milliseconds }

/** The one clock of the program: every instant that is written or compared comes from it. */
export type ProgramClock = {
  now(): Date
  /** Reports whether it has run for an hour without a jump of more than a minute; until then nothing may be deleted by age. */
  steady(): boolean
  /** This machine's clock minus the database's, in milliseconds; null on SQLite, where they are the same. */
  machineAheadMs(): number | null
  stop(): Promise<void>
}
