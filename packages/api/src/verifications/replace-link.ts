import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { closeDecline } from './deal-with-decline.ts'
import { findVerification } from './find-verification.ts'
import { linkUrl, newCode } from './link-code.ts'

/** A new code for the link; from this instant the old one answers 410. */
export async function replaceLink(
  ctx: Ctx,
  input: { id: string; reason: string },
): Promise<{ id: string; link: { url: string; expiresAt: string } }> {
  return record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, input.id)
    if (row.progress === 'completed' || row.progress === 'cancelled') {
      throw new AppError('conflict', 'This verification has ended, so its link leads nowhere new.')
    }
    const now = ctx.clock.now()
    const { code, ...link } = newCode(ctx, ctx.keyring.open(row.dataKey))
    await tx.link.updateMany({ where: { verificationId: row.id, replacedAt: null }, data: { replacedAt: now } })
    await tx.link.create({ data: { ...link, verificationId: row.id, createdAt: now } })
    await closeDecline(tx, row.id)
    await emit({ verificationId: row.id, kind: 'linkReplaced', personal: { reason: input.reason } })
    return { id: row.id, link: { url: linkUrl(ctx, code), expiresAt: row.expiresAt.toISOString() } }
  })
}
