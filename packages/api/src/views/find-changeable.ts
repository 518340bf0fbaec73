import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { mayChangeAll, ownerOf } from './owner-of.ts'

/** A private view of somebody else reads like one that never was. */
export async function findChangeable(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const view = await tx.savedView.findUnique({ where: { id } })
  const own = view?.ownerId === ownerOf(ctx)
  if (!view || (!own && !view.shared)) {
    throw new AppError('notFound', 'View not found. It may have been deleted.')
  }
  if (!own && !mayChangeAll(ctx)) {
    throw new AppError('notAllowed', 'This view belongs to someone else. Only its owner or an admin can change it.')
  }
}
