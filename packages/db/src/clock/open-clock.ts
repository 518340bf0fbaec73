import type { Db } from '../db.ts'
import { followDatabaseClock } from './database-clock.ts'
import type { Machine, ProgramClock } from './program-clock.ts'
import { monotonic, Timeline } from './timeline.ts'

/** Opens the program's clock: the database's on PostgreSQL, this machine's on SQLite. Call it before anything is written. */
export async function openClock(
  db: Pick<Db, 'engine' | 'client'>,
  machine: Machine = { monotonic, timeOfDay: Date.now },
): Promise<ProgramClock> {
  return db.engine === 'postgresql' ? followDatabaseClock(db, machine) : readMachineClock(machine)
}

function readMachineClock({ monotonic, timeOfDay }: Machine): ProgramClock {
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
