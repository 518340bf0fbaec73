import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'

/** A hint only: a person seems to have opened the link. Writes once, however often it is called. */
export async function markOpened(ctx: Ctx, id: string): Promise<void> {
  await record(ctx, async (tx, emit) => {
    const written = await tx.verification.updateMany({
      where: { id, openedAt: null, progress: 'created' },
      data: { openedAt: ctx.clock.now(), progress: 'opened' },
    })
    if (written.count === 1) await emit({ verificationId: id, kind: 'linkOpened' })
  })
}
