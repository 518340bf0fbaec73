import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { findVerification } from './find-verification.ts'

/** More time, counted from now; an expired verification is open again. */
export async function extendVerification(
  ctx: Ctx,
  input: { id: string; expiresInHours: number },
): Promise<{ id: string; expiresAt: string }> {
  const expiresAt = new Date(ctx.clock.now().getTime() + input.expiresInHours * 3_600_000)
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, input.id)
    const progress = row.progress === 'expired' ? reopenedAs(row) : row.progress
    const written = await tx.verification.updateMany({
      where: { id: row.id, progress: { equals: row.progress, notIn: ['completed', 'cancelled'] } },
      data: { expiresAt, progress },
    })
    if (written.count === 0) {
      throw new AppError('conflict', 'This verification has ended. Make a new one to verify the customer again.')
    }
    await emit({
      verificationId: row.id,
      kind: 'extended',
      facts: { expiresAt: expiresAt.toISOString(), reopened: progress !== row.progress },
    })
  })
  return { id: input.id, expiresAt: expiresAt.toISOString() }
}

function reopenedAs(row: { startedAt: Date | null; openedAt: Date | null }): 'started' | 'opened' | 'created' {
  if (row.startedAt) return 'started'
  return row.openedAt ? 'opened' : 'created'
}
