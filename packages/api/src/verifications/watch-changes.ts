import type { Ctx } from '../context.ts'

/** Ids of verifications as they change; `*` says that some may have been missed. The console fetches what it shows again. */
export async function* watchChanges(ctx: Ctx, signal: AbortSignal | undefined): AsyncGenerator<{ id: string }> {
  for await (const id of ctx.changes.watch(signal ?? new AbortController().signal)) yield { id }
}
