import { setTimeout as sleep } from 'node:timers/promises'
import {
  askReturnedToken,
  type Ctx,
  clockIsPlausible,
  expireDue,
  lookAtDue,
  recallFarLooks,
  releaseStaleMints,
  renewCanonicalForms,
  reopenExpired,
  reopenSessions,
  stepImports,
  sweepImports,
  sweepPhotos,
} from '@ekyc/api'
import { keepRunning } from './keep-running.ts'
import { repeat } from './repeat.ts'

const LOOK_EVERY_MS = 1000
/** One at a time: tokens that anyone can invent use at most a hundredth of the budget. */
const RETURNED_EVERY_MS = 5000
const SWEEP_EVERY_MS = 60_000
/** So many results that take minutes to arrive hold up no other. */
const LARGE = 8
/** So many in one round mean that there may be more. */
const BATCH = 50
/** What an upgrade left to do leaves most of the time to requests: SQLite serves them from the same thread. */
const BACKFILL_PAUSE_MS = 50

/** What clears up a little at a time, and says how many it dealt with. */
const sweeps = [expireDue, reopenExpired, reopenSessions, releaseStaleMints, recallFarLooks, sweepPhotos, sweepImports]

/** Background work that runs until it is stopped. */
export type Worker = {
  /** Claims no more, and resolves when what runs is through. */
  stop(): Promise<void>
  /** Gives up what is not through yet. */
  leave(): Promise<void>
}

/** Asks for every unsettled session's result, expires links and clears what is left behind, until it is stopped. */
export function startRescuer(ctx: Ctx, qps: number): Worker {
  const stopping = new AbortController()
  // No more at once than the budget serves in 2 s, so that a lease never runs out waiting, and room for large results.
  const looks = keepRunning(qps * 2 + LARGE, (limit, leaving) => lookAtDue(ctx, limit, leaving))
  const running = Promise.all([
    repeat(ctx, stopping.signal, LOOK_EVERY_MS, () => looks.begin(stopping.signal)),
    repeat(ctx, stopping.signal, LOOK_EVERY_MS, () => stepImports(ctx)),
    repeat(ctx, stopping.signal, RETURNED_EVERY_MS, () => askReturnedToken(ctx)),
    // Each by itself: while the storage fails, what needs the database alone goes on.
    ...sweeps.map((sweep) => repeat(ctx, stopping.signal, SWEEP_EVERY_MS, async () => (await sweep(ctx)) >= BATCH)),
    repeat(ctx, stopping.signal, SWEEP_EVERY_MS, async () => {
      const more = await renewCanonicalForms(ctx)
      if (more) await sleep(BACKFILL_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      return more
    }),
    repeat(ctx, stopping.signal, SWEEP_EVERY_MS, async () => {
      // Half-written files are recognised by their age.
      if (clockIsPlausible(ctx)) await ctx.evidence.tidy()
      return false
    }),
  ])
  return {
    async stop() {
      stopping.abort()
      await running
      await looks.end()
    },
    leave: () => looks.leave(),
  }
}
