import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../db.ts'
import type { Machine, ProgramClock } from './program-clock.ts'
import { Timeline } from './timeline.ts'

const MEASURE_EVERY_MS = 5000
const RETRY_AFTER_MS = 1000
/** The first query also opens the connection, so it is the least certain one. */
const FIRST_MEASUREMENTS = 3

/**
 * Follows the clock of a PostgreSQL database, which all replicas share. While the database is away, the last
 * measurement goes on; a step of the machine's own clock moves nothing.
 */
export async function followDatabaseClock({ client }: Pick<Db, 'client'>, machine: Machine): Promise<ProgramClock> {
  const timeline = new Timeline(machine.monotonic)
  const stopping = new AbortController()
  const { signal } = stopping

  async function measure(): Promise<void> {
    const from = machine.monotonic()
    const [row] = await client.$queryRaw<{ at: number }[]>`
      SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "at"`
    if (row) timeline.correct(row.at, from, machine.monotonic())
  }

  async function follow(): Promise<void> {
    let wait = MEASURE_EVERY_MS
    while (!signal.aborted) {
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined)
      if (signal.aborted) return
      wait = await measure().then(
        () => MEASURE_EVERY_MS,
        () => RETRY_AFTER_MS,
      )
    }
  }

  for (let measured = 0; measured < FIRST_MEASUREMENTS; measured++) await measure()
  const following = follow()
  return {
    now: () => timeline.now(),
    steady: () => timeline.steady(),
    machineAheadMs: () => machine.timeOfDay() - timeline.now().getTime(),
    async stop() {
      stopping.abort()
      await following
    },
  }
}
