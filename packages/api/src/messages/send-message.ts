import type { Country } from '@ekyc/domain'
import { readPhone } from '@ekyc/domain/phones'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { changeDetails } from '../verifications/change-details.ts'
import { findVerification } from '../verifications/find-verification.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { setReminder } from '../verifications/move-reminder.ts'
import { placeLink } from '../verifications/place-link.ts'
import { addressFor } from './address-for.ts'
import { assertMaySend } from './assert-may-send.ts'
import { dropMessages } from './drop-messages.ts'
import { planReminder } from './plan-reminder.ts'
import { queueMessage } from './queue-message.ts'
import { readMessageRules } from './read-message-rules.ts'
import { addressFields, type QueuedMessage, type SendMessageInput } from './schema.ts'

export type SentMessage = { message: QueuedMessage; linkReplaced: boolean }

const names = { email: 'address', sms: 'address', channel: 'channel' }

/**
 * Sends the link (again), in place of what is still queued for the same channel. Another address than the verification's
 * is kept there; it replaces the link, because whoever has the old message could still open it, unless the caller says
 * otherwise. All in one transaction.
 */
export async function sendMessage(ctx: Ctx, input: SendMessageInput): Promise<SentMessage> {
  const { verificationId, channel } = input
  const rules = await readMessageRules(ctx)
  const address = input.address === undefined ? undefined : parseAddress(input, rules.country)
  return record(ctx, async (tx, emit) => {
    await lockVerification(tx, verificationId)
    const before = await findVerification(tx, ctx, verificationId)
    assertMaySend(ctx, before)
    const { handling } = await getPinnedProfile(tx, before.profileVersionId)
    const row = await changeDetails(tx, emit, before, channel === 'email' ? { email: address } : { phone: address })
    const to = addressFor(channel, row, handling, names)
    const changed = row !== before
    const because = changed ? 'replaced' : 'sentAgain'
    await dropMessages(ctx, tx, emit, { verificationId, because, channel })
    const linkReplaced = changed && !input.keepLink
    if (linkReplaced) await placeLink(ctx, tx, emit, row, { because: 'addressChanged' })
    const about = { verification: row, handling, rules, channel, to }
    const message = await queueMessage(ctx, tx, emit, { ...about, kind: 'invitation' })
    await setReminder(tx, row.id, { next: planReminder(row, handling, rules, ctx.clock.now()) })
    return { message, linkReplaced }
  })
}

function parseAddress({ channel, address }: SendMessageInput, country: Country | null): string {
  const parsed = addressFields[channel].safeParse(address)
  if (parsed.success) return channel === 'sms' ? readPhone(parsed.data, country) : parsed.data
  throw new AppError('invalidInput', parsed.error.issues[0]?.message ?? 'Enter an address.', { field: 'address' })
}
