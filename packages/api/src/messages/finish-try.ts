import type { Tx } from '@ekyc/db'
import { type AfterTry, afterTry, holdOn, isOurs, type SendOutcome } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import type { EventKind } from '../events/kinds.ts'
import { record } from '../events/record.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { type ClaimedMessage, held } from './claim.ts'
import { dropMessage } from './drop-messages.ts'
import type { MessageRow } from './find-message.ts'
import { findSharedHold } from './find-shared-hold.ts'
import { refreshDelivery } from './refresh-delivery.ts'
import { releaseHeld } from './release-held.ts'
import { sealAnswer } from './sealed.ts'

const kinds = {
  accepted: 'messageAccepted',
  refused: 'messageRefused',
  failed: 'messageFailed',
  unsure: 'messageUnsure',
} as const satisfies Record<Exclude<AfterTry['state'], 'queued'>, EventKind>

/** Writes what came of a try, unless the lease was lost meanwhile; what was not taken is tried again later, or has ended. */
export async function finishTry(
  ctx: Ctx,
  claimed: ClaimedMessage,
  message: MessageRow,
  key: DataKey,
  outcome: SendOutcome,
): Promise<void> {
  const { id, verificationId, channel, kind } = message
  const now = ctx.clock.now()
  const after = await standingAfter(ctx, message, outcome)
  const written = await record(ctx, async (tx, emit) => {
    const since = after.state === 'queued' ? await lockedSince(tx, claimed, verificationId) : null
    const { count } = await tx.message.updateMany({
      where: held(claimed),
      data: {
        ...standing(after, now),
        problem: after.problem,
        tryingSince: null,
        sealedAnswer: outcome.text ? sealAnswer(key, id, outcome.text) : null,
        ...(outcome.is === 'accepted' ? { acceptedAt: now, providerId: outcome.providerId ?? null } : {}),
        ...(outcome.is === 'unsure' ? { lostAnswers: { increment: 1 } } : {}),
      },
    })
    if (count === 0) return false
    if (after.state !== 'queued') {
      const facts = { messageId: id, channel, kind, ...(after.problem ? { problem: after.problem } : {}) }
      await emit({ verificationId, kind: kinds[after.state], facts })
    } else if (since && (await isSentAgain(tx, message, since))) {
      const lostAnswers = message.lostAnswers + (outcome.is === 'unsure' ? 1 : 0)
      await dropMessage(ctx, tx, emit, { ...message, lostAnswers }, 'sentAgain')
    }
    await refreshDelivery(ctx, tx, verificationId)
    return true
  })
  if (!written) return
  ctx.meter.messageTried(channel, outcome.is)
  // What it was on hold for is fixed, so it may be for the others.
  if (after.state === 'accepted' && message.problem && isOurs(message.problem)) await releaseHeld(ctx, channel)
  if (after.state !== 'queued') return
  ctx.changes.announce(verificationId)
  ctx.log.warn({ messageId: id, channel, problem: after.problem }, 'message not accepted, will retry')
}

async function standingAfter(ctx: Ctx, message: MessageRow, outcome: SendOutcome): Promise<AfterTry> {
  const random = () => ctx.random.bytes(4).readUInt32BE() / 2 ** 32
  const after = afterTry(message, outcome, random)
  if (after.state !== 'failed' || !isOurs(after.problem)) return after
  return (await findSharedHold(ctx, message.channel)) ? holdOn(after.problem, random) : after
}

function standing(after: AfterTry, now: Date) {
  if (after.state === 'queued') return { nextTryAt: new Date(now.getTime() + after.waitMs) }
  return { state: after.state, nextTryAt: null, ...(after.state === 'accepted' ? {} : { endedAt: now }) }
}

/** When the try began, with the verification locked: nobody writes a newer message until this one is queued again. */
async function lockedSince(tx: Tx, claimed: ClaimedMessage, verificationId: string): Promise<Date | null> {
  await lockVerification(tx, verificationId)
  const trying = await tx.message.findFirst({ where: held(claimed), select: { tryingSince: true } })
  return trying?.tryingSince ?? null
}

/** Whether a newer one was written while the try was under way, which could not drop this one. */
async function isSentAgain(tx: Tx, { id, verificationId, channel }: MessageRow, since: Date): Promise<boolean> {
  const newer = await tx.message.findFirst({
    where: {
      verificationId,
      channel,
      id: { gt: id },
      createdAt: { gte: since },
      state: { notIn: ['takenBack', 'dropped'] },
    },
    select: { id: true },
  })
  return newer !== null
}
