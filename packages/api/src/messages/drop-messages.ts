import type { Tx } from '@ekyc/db'
import type { Channel } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { refreshDelivery } from './refresh-delivery.ts'

/** Why there is no reason left to send. */
export type DropReason = 'ended' | 'declined' | 'expired' | 'replaced' | 'sentAgain'

type Dropping = { id: string; verificationId: string; channel: string; kind: string; lostAnswers: number }

/** Ends, in the caller's transaction, what is queued for a verification and of which no try is under way. */
export async function dropMessages(
  ctx: Pick<Ctx, 'clock' | 'carriers'>,
  tx: Tx,
  emit: Emit,
  which: { verificationId: string; because: DropReason; channel?: Channel; withLink?: true },
): Promise<void> {
  const { because, ...where } = which
  const queued = { ...where, state: 'queued', tryingSince: null }
  for (const row of await tx.message.findMany({ where: queued })) await dropMessage(ctx, tx, emit, row, because)
}

/** Ends one of which no try is under way, if `still` holds. One that may have gone out by an earlier try says so. */
export async function dropMessage(
  ctx: Pick<Ctx, 'clock' | 'carriers'>,
  tx: Tx,
  emit: Emit,
  { id, verificationId, channel, kind, lostAnswers }: Dropping,
  because: DropReason,
  still: { nextTryAt?: Date } = {},
): Promise<void> {
  const ended = lostAnswers > 0 ? { state: 'unsure', problem: 'answerLost' } : { state: 'dropped' }
  const { count } = await tx.message.updateMany({
    where: { id, state: 'queued', tryingSince: null, lostAnswers, ...still },
    data: { ...ended, nextTryAt: null, endedAt: ctx.clock.now() },
  })
  if (count === 0) return
  const facts = { messageId: id, channel, kind }
  await emit(
    lostAnswers > 0
      ? { verificationId, kind: 'messageUnsure', facts: { ...facts, problem: 'answerLost' } }
      : { verificationId, kind: 'messageDropped', facts: { ...facts, because } },
  )
  await refreshDelivery(ctx, tx, verificationId)
}
