import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { linkAt } from '../verifications/link-at.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { findAddress } from './address-for.ts'
import { assertMaySend } from './assert-may-send.ts'
import { findMessage } from './find-message.ts'
import { canRetry, mayBeThere } from './may-retry.ts'
import { refreshDelivery } from './refresh-delivery.ts'
import { openTo } from './sealed.ts'

/**
 * Queues a message again, under its own id: one whose tries have ended, after the cause was fixed or although it may have
 * been sent, or one that is on hold and need not wait for its next try.
 */
export async function retryMessage(ctx: Ctx, input: { id: string; evenIfSent: boolean }): Promise<{ id: string }> {
  const found = await findMessage(ctx.db.client, ctx, input.id)
  const link = await linkAt(ctx, found.verification, found.createdAt)
  await record(ctx, async (tx, emit) => {
    await lockVerification(tx, found.verificationId)
    const message = await findMessage(tx, ctx, input.id)
    const { state, channel, kind, verificationId } = message
    assertMaySend(ctx, message.verification)
    if (!canRetry(message)) {
      throw new AppError('conflict', 'This message can’t be retried. Send a new one instead.')
    }
    if (message.withLink && link.replaced) {
      throw new AppError('conflict', 'The link has been replaced. Send a new message instead.')
    }
    const { handling } = await getPinnedProfile(tx, message.verification.profileVersionId)
    const address = findAddress(channel, message.verification, handling)
    const key = ctx.keyring.open(message.verification.dataKey, message.verificationId)
    if (!('to' in address) || address.to !== openTo(key, message)) {
      throw new AppError('conflict', 'The customer’s address has changed. Send a new message instead.')
    }
    if (mayBeThere(message) && !input.evenIfSent) {
      throw new AppError(
        'conflict',
        'This SMS may already have been sent, so the customer may get it twice. Confirm to send it again.',
        {
          field: 'evenIfSent',
          reason: 'mayHaveBeenSent',
        },
      )
    }
    if (!ctx.carriers[channel]) {
      throw new AppError('conflict', 'This channel is not set up. Ask an admin.', {
        reason: 'notSetUp',
      })
    }
    const { count } = await tx.message.updateMany({
      where: { id: input.id, state, tryingSince: null },
      // One on hold stays so until a try succeeds.
      data: {
        nextTryAt: ctx.clock.now(),
        ...(state === 'queued'
          ? {}
          : { state: 'queued', problem: null, sealedAnswer: null, tries: 0, tryingSince: null, endedAt: null }),
      },
    })
    if (count === 0)
      throw new AppError('conflict', 'Someone else has just acted on this message. Check its latest status.')
    await emit({ verificationId, kind: 'messageRetried', facts: { messageId: input.id, channel, kind } })
    await refreshDelivery(ctx, tx, verificationId)
  })
  return { id: input.id }
}
