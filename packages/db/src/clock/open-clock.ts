import type { Db } from '../db.ts'
import { followDatabaseClock } from './database-clock.ts'
import { type Milliseconds, monotonic, Timeline } from './timeline.ts'

/** The one clock of the program: every instant that is written or compared comes from it. */
export type ProgramClock = {
  now(): Date
  /** Reports whether it has run for an hour without a jump of more than a minute; until then nothing may be deleted by age. */
  steady(): boolean
  /** This machine's clock minus the database's, in milliseconds; null on SQLite, where they are the same. */
  machineAheadMs(): number | null
  stop(): Promise<void>
}

/** Opens the program's clock: the database's on PostgreSQL, this machine's on SQLite. Call it before anything is written. */
export async function openClock(
  db: Pick<Db, 'engine' | 'client'>,
  machine: { monotonic: Milliseconds; timeOfDay: Milliseconds } = { monotonic, timeOfDay: Date.now },
): Promise<ProgramClock> {
  return db.engine === 'postgresql' ? followDatabaseClock(db, machine) : readMachineClock(machine)
}

function readMachineClock({
  monotonic,
  timeOfDay,
}: {
  monotonic: Milliseconds
  timeOfDay: Milliseconds
}): ProgramClock {
  const timeline = new Timeline(monotonic)
  const read = () => {
    const elapsed = monotonic()
    timeline.correct(timeOfDay(), elapsed, elapsed)
  }
  read()
  return {
    now() {
      read()
      return new Date(timeOfDay())
    },
    steady() {
      read()
      return timeline.steady()
    },
    machineAheadMs: () => null,
    stop: async () => {},
  }
}
