import type { Ctx } from '../context.ts'

/** Whoever is signed out, disabled or moved to a lesser role hears no more after this long. */
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
    for await (const id of ctx.changes.watch(until)) yield { id }
  } finally {
    clearInterval(checking)
  }
  over.signal.throwIfAborted()
}
