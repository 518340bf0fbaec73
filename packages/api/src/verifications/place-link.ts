import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { dropMessages } from '../messages/drop-messages.ts'
import type { VerificationRow } from './find-verification.ts'
import { linkUrl, newCode } from './link-code.ts'

/** Why a link was replaced: in a person's words, or because its message now goes to another address. */
type Why = { reason: string } | { because: 'addressChanged' }

/** A new code in the caller's transaction: the old one answers 410, and messages that would still carry it are dropped. */
export async function placeLink(
  ctx: Ctx,
  tx: Tx,
  emit: Emit,
  row: Pick<VerificationRow, 'id' | 'dataKey' | 'expiresAt'>,
  why: Why,
): Promise<{ url: string; expiresAt: string }> {
  const now = ctx.clock.now()
  const { code, ...link } = newCode(ctx, ctx.keyring.open(row.dataKey, row.id))
  await tx.link.updateMany({ where: { verificationId: row.id, replacedAt: null }, data: { replacedAt: now } })
  await tx.link.create({ data: { ...link, verificationId: row.id, createdAt: now } })
  await emit({
    verificationId: row.id,
    kind: 'linkReplaced',
    ...('reason' in why ? { personal: why } : { facts: why }),
  })
  await dropMessages(ctx, tx, emit, { verificationId: row.id, because: 'replaced', withLink: true })
  return { url: linkUrl(ctx, code), expiresAt: row.expiresAt.toISOString() }
}
