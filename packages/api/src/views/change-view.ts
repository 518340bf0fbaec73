import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findChangeable } from './find-changeable.ts'
import type { ChangeViewInput } from './schema.ts'

/** Gives a view another name or filter, shares it or takes it back. */
export async function changeView(ctx: Ctx, { id, filter, ...rest }: ChangeViewInput): Promise<{ id: string }> {
  const changed = Object.entries({ ...rest, filter: filter && JSON.stringify(filter) }).filter(
    ([, value]) => value !== undefined,
  )
  await record(ctx, async (tx, emit) => {
    await findChangeable(tx, ctx, id)
    await tx.savedView.update({
      where: { id },
      data: { ...Object.fromEntries(changed), updatedAt: ctx.clock.now() },
    })
    await emit({
      verificationId: null,
      kind: 'viewChanged',
      facts: { viewId: id, fields: changed.map(([field]) => field) },
    })
  })
  return { id }
}
