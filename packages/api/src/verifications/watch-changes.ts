import type { Ctx } from '../context.ts'

/** Whoever may watch no longer hears no more after this long, even where nobody told of it: a session runs out by itself. */
const CHECK_EVERY_MS = 30_000

/**
 * Ids of verifications as they change; `*` says that some may have been missed. The console fetches what it shows again.
 * `assertAllowed` throws once the viewer may not watch any longer, and so does the stream.
 */
export async function* watchChanges(
  ctx: Pick<Ctx, 'changes'>,
  { signal, assertAllowed }: { signal: AbortSignal | undefined; assertAllowed: () => Promise<void> },
): AsyncGenerator<{ id: string }> {
  const over = new AbortController()
  const checking = setInterval(() => void assertAllowed().catch((error) => over.abort(error)), CHECK_EVERY_MS)
  try {
    const until = AbortSignal.any([over.signal, ...(signal ? [signal] : [])])
    for await (const id of ctx.changes.watch(until)) {
      if (isOfTheTeam(id)) await assertAllowed()
      else yield { id }
    }
  } finally {
    clearInterval(checking)
  }
  over.signal.throwIfAborted()
}

/** Somebody was signed out, disabled or given another role: see `sessions.forgetUser`. */
const isOfTheTeam = (id: string) => id.startsWith('usr_')
