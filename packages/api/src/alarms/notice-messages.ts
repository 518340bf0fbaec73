import { channels } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { findSharedHold } from '../messages/find-shared-hold.ts'
import type { NoticeOf } from './words.ts'

/** Notices that messages of a channel are on hold for a fault of ours; email before SMS. */
export async function noticeMessagesHeld(ctx: Ctx): Promise<NoticeOf<'messagesHeld'>> {
  const trouble = 'messagesHeld'
  for (const each of channels) {
    const hold = await findSharedHold(ctx, each)
    if (!hold) continue
    const { n, capped, channel, problem } = hold
    return { trouble, noticed: 'on', facts: { n, more: capped ? '+' : '', channel, problem } }
  }
  return { trouble, noticed: 'off' }
}
