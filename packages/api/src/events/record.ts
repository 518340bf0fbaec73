import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { appendEvent, type NewEvent } from './append-event.ts'

export type Emit = (event: NewEvent) => Promise<void>

/** Every change runs through here: the change and its events stand or fall together, and consoles hear of it after the commit. */
export async function record<T>(ctx: Ctx, work: (tx: Tx, emit: Emit) => Promise<T>): Promise<T> {
  const touched = new Set<string>()
  const result = await ctx.db.transaction((tx) =>
    work(tx, async (event) => {
      await appendEvent(tx, ctx, event)
      if (event.verificationId) touched.add(event.verificationId)
    }),
  )
  for (const id of touched) ctx.changes.announce(id)
  return result
}
