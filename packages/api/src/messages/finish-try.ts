import { type AfterTry, afterTry, type SendOutcome } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import type { EventKind } from '../events/kinds.ts'
import { record } from '../events/record.ts'
import { type ClaimedMessage, held } from './claim.ts'
import type { MessageRow } from './find-message.ts'
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
  const after = afterTry(message, outcome, () => ctx.random.bytes(4).readUInt32BE() / 2 ** 32)
  const written = await record(ctx, async (tx, emit) => {
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
    }
    return true
  })
  if (!written) return
  ctx.meter.messageTried(channel, outcome.is)
  if (after.state !== 'queued') return
  ctx.changes.announce(verificationId)
  ctx.log.warn({ messageId: id, channel, problem: after.problem }, 'a message was not taken and will be tried again')
}

function standing(after: AfterTry, now: Date) {
  if (after.state === 'queued') return { nextTryAt: new Date(now.getTime() + after.waitMs) }
  return { state: after.state, nextTryAt: null, ...(after.state === 'accepted' ? {} : { endedAt: now }) }
}
