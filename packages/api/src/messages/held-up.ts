import {
  type Channel,
  HELD_AFTER_TRIES,
  isHeld,
  type MessageProblem,
  oursToMend,
  problemsOfOneMailbox,
} from '@ekyc/domain'
import type { Ctx } from '../context.ts'

/**
 * Which queued messages of a channel wait for a person: nothing sends them here, a setting or an account has to be mended,
 * or what should have passed by itself has not.
 */
export function heldUp({ carriers }: Pick<Ctx, 'carriers'>, channel: Channel) {
  return carriers[channel] ? heldByProblem(channel) : { channel, state: 'queued' }
}

/** The same as `isHeld` of `domain`, as a condition. */
export function heldByProblem(channel: Channel) {
  const passing = { notIn: [...oursToMend, ...problemsOfOneMailbox] }
  return {
    channel,
    state: 'queued',
    OR: [{ problem: { in: [...oursToMend] } }, { problem: passing, tries: { gte: HELD_AFTER_TRIES } }],
  }
}

/** Whether one queued message is among those of `heldUp`. */
export const isHeldUp = (
  { carriers }: Pick<Ctx, 'carriers'>,
  message: { channel: Channel; problem: MessageProblem | null; tries: number },
): boolean => !carriers[message.channel] || isHeld(message)
