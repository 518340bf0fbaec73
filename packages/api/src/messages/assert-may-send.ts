import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { reasonToDrop, type Standing } from './reason-to-drop.ts'

const words = {
  ended: 'This verification has ended, so there is nothing to send. Create a new one to verify the customer again.',
  expired: 'The link has expired. Extend it, then send it.',
  declined: 'The customer opted out, so no messages are sent. Copy the link if they ask for it.',
} as const

/** Refuses to write to a customer who has nothing left to do, or does not want to. */
export function assertMaySend(ctx: Pick<Ctx, 'clock'>, verification: Standing): void {
  const because = reasonToDrop(verification, ctx.clock.now())
  if (because) throw new AppError('conflict', words[because], { reason: because })
}
