import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findChangeable } from './find-changeable.ts'

/** Removes a view; nothing of what it shows is touched. */
export async function removeView(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  await record(ctx, async (tx, emit) => {
    await findChangeable(tx, ctx, id)
    await tx.savedView.delete({ where: { id } })
    await emit({ verificationId: null, kind: 'viewRemoved', facts: { viewId: id } })
  })
  return { id }
}
