import { setTimeout as pause } from 'node:timers/promises'
import { MISSED } from '@ekyc/db'
import type { Ctx, UserActor } from '../context.ts'
import { type Visible, visibleTo } from './own-unit.ts'

/** Whoever may watch no longer hears no more after this long, even where nobody told of it: a session runs out by itself. */
const CHECK_EVERY_MS = 30_000

/** For those who see one unit alone, what changes within this time is looked up at once. */
const GATHER_MS = 200

type Watching = { signal: AbortSignal | undefined; assertAllowed: () => Promise<void> }

/**
 * Ids of verifications that the viewer may see, as they change; `*` says that some may have been missed. The console
 * fetches what it shows again. `assertAllowed` throws once the viewer may not watch any longer, and so does the stream.
 */
export async function* watchChanges(
  ctx: Pick<Ctx, 'changes' | 'actor' | 'db'>,
  { signal, assertAllowed }: Watching,
): AsyncGenerator<{ id: string }> {
  const over = new AbortController()
  const checking = setInterval(() => void assertAllowed().catch((error) => over.abort(error)), CHECK_EVERY_MS)
  try {
    const until = AbortSignal.any([over.signal, ...(signal ? [signal] : [])])
    for await (const ids of ctx.changes.watch(until)) {
      if (ids.some(isOfTheTeam)) await assertAllowed()
      const changed = ids.filter((id) => !isOfTheTeam(id))
      const visible = await visibleTo(ctx)
      if (visible.unit !== undefined) await pause(GATHER_MS, undefined, { signal: until }).catch(() => undefined)
      yield* (visible.unit === undefined ? changed : await among(ctx, changed, visible)).map((id) => ({ id }))
    }
  } finally {
    clearInterval(checking)
  }
  over.signal.throwIfAborted()
}

/** `watchChanges` as one of the streams that its viewer may have open. Throws tooMany before it begins. */
export function watchCounted(ctx: Pick<Ctx, 'changes' | 'streams' | 'db'> & { actor: UserActor }, watching: Watching) {
  const close = ctx.streams.open(ctx.actor.userId)
  // A stream that is never read ends with its request.
  watching.signal?.addEventListener('abort', close, { once: true })
  return closing(watchChanges(ctx, watching), close)
}

async function* closing<T>(stream: AsyncGenerator<T>, close: () => void): AsyncGenerator<T> {
  try {
    yield* stream
  } finally {
    close()
  }
}

async function among(ctx: Pick<Ctx, 'db'>, ids: string[], visible: Visible): Promise<string[]> {
  const rows = await ctx.db.client.verification.findMany({
    where: { id: { in: ids }, ...visible },
    select: { id: true },
  })
  const found = new Set([MISSED, ...rows.map(({ id }) => id)])
  return ids.filter((id) => found.has(id))
}

/** Somebody was signed out, disabled, or given another role or unit: see `sessions.forgetUser`. */
const isOfTheTeam = (id: string) => id.startsWith('usr_')
