import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { lockBySetting } from '../settings/lock-by-setting.ts'
import { ownerOf } from './owner-of.ts'
import type { SaveViewInput } from './schema.ts'

const MOST_PER_PERSON = 100

/** Keeps a filter under a name, for its owner or for everybody. Throws conflict for the 101st. */
export async function saveView(ctx: Ctx, { name, shared, filter }: SaveViewInput): Promise<{ id: string }> {
  const ownerId = ownerOf(ctx)
  const id = ctx.ids.next('view')
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    // Of two that arrive together, the second counts the first.
    await lockBySetting(tx, `views.${ownerId}`, now)
    if ((await tx.savedView.count({ where: { ownerId } })) >= MOST_PER_PERSON) {
      throw new AppError('conflict', `You already have ${MOST_PER_PERSON} views. Delete one you no longer use.`)
    }
    await tx.savedView.create({
      data: { id, name, ownerId, shared, filter: JSON.stringify(filter), createdAt: now, updatedAt: now },
    })
    await emit({ verificationId: null, kind: 'viewSaved', facts: { viewId: id, shared } })
  })
  return { id }
}
