import { setTimeout as sleep } from 'node:timers/promises'
import { type Ctx, watchTroubles } from '@ekyc/api'
import { repeat } from './repeat.ts'

const LOOK_EVERY_MS = 60_000

/** Looks for troubles every minute, in every role: whoever notices tells. Gives the way to stop, which resolves when it has. */
export function startWatch(ctx: Ctx): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const look = watchTroubles(ctx)
  const running = sleep(LOOK_EVERY_MS, undefined, { signal }).then(
    () =>
      repeat(ctx, signal, LOOK_EVERY_MS, async () => {
        await look()
        return false
      }),
    () => undefined,
  )
  return async () => {
    stopping.abort()
    await running
  }
}
