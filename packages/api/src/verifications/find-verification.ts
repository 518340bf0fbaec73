import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isVisible, visibleTo } from './own-unit.ts'

export type VerificationRow = Awaited<ReturnType<Tx['verification']['findUniqueOrThrow']>>

/** Ids that never were and ids of another unit read the same. */
export const noSuchVerification = () => new AppError('notFound', 'Verification not found. It may have been deleted.')

/** The row, when the actor may see it; else an answer for people. */
export async function findVerification(
  tx: Pick<Tx, 'verification' | 'setting' | 'user'>,
  ctx: Pick<Ctx, 'actor' | 'db'>,
  id: string,
): Promise<VerificationRow> {
  const row = await tx.verification.findUnique({ where: { id } })
  if (!row || !isVisible(row, await visibleTo(ctx, tx))) throw noSuchVerification()
  return row
}
