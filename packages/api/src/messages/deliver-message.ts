import { type Channel, nextReminderHour, type Outgoing, type SendOutcome } from '@ekyc/domain'
import { clockIsPlausible } from '../clock/clock-is-plausible.ts'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findAtIt } from '../sessions/find-at-it.ts'
import type { VerificationRow } from '../verifications/find-verification.ts'
import { linkAt } from '../verifications/link-at.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { addressOf } from './address-for.ts'
import { type ClaimedMessage, held, tryLeaseFrom } from './claim.ts'
import { type Composing, composeEmail, composeSms } from './compose-message.ts'
import { customerZone } from './customer-zone.ts'
import { dropMessage } from './drop-messages.ts'
import { findMessage, type MessageRow } from './find-message.ts'
import { finishTry } from './finish-try.ts'
import { readMessageRules } from './read-message-rules.ts'
import { reasonToDrop } from './reason-to-drop.ts'
import { openTo } from './sealed.ts'
import { withPictures } from './wording/with-pictures.ts'

/** Waited for in real time. */
const SLOT_WAIT_MS = 5000
/** A reminder waits so long for a session to end. */
const SESSION_MS = 10 * 60_000

/**
 * One try of a claimed message. That it begins is committed before the call, so that after a kill nobody takes it for
 * one that never left. `leaving`: gives up waiting for the provider.
 */
export async function deliverMessage(ctx: Ctx, claimed: ClaimedMessage, leaving?: AbortSignal): Promise<void> {
  const { verification, ...message } = await findMessage(ctx.db.client, ctx, claimed.id)
  const key = ctx.keyring.open(verification.dataKey, verification.id)
  const finish = (outcome: SendOutcome) => finishTry(ctx, claimed, message, key, outcome)
  // Whoever began this try has ended without a word of what came of it.
  if (message.tryingSince) return finish({ is: 'unsure', problem: 'answerLost' })

  const link = await linkAt(ctx, verification, message.createdAt)
  const now = ctx.clock.now()
  const to = openTo(key, message)
  // While a try of it was under way, a new link or address could not drop it.
  const isOld = (message.withLink && link.replaced) || to !== addressOf(message.channel, verification)
  const because = reasonToDrop(verification, now) ?? (isOld ? 'replaced' : null)
  if (because === 'expired' && verification.progress !== 'expired' && !clockIsPlausible(ctx)) {
    return postpone(ctx, claimed, new Date(now.getTime() + SESSION_MS))
  }
  if (because) {
    const still = { nextTryAt: claimed.lease }
    return record(ctx, async (tx, emit) => {
      await lockVerification(tx, verification.id)
      await dropMessage(ctx, tx, emit, message, because, still)
    })
  }
  const later = await laterInstant(ctx, message, verification)
  if (later) return postpone(ctx, claimed, later)

  const send = await prepare(ctx, { message, verification, url: link.url }, to)
  if (!send) {
    const trying = await begin(ctx, claimed, message.channel)
    if (!trying) return
    return finishTry(ctx, trying, { ...message, tries: message.tries + 1 }, key, { is: 'later', problem: 'noTemplate' })
  }
  const granted = await ctx.db.takeSlot(message.channel, Date.now() + SLOT_WAIT_MS)
  if (!granted || leaving?.aborted) return postpone(ctx, claimed, now)
  const trying = await begin(ctx, claimed, message.channel)
  if (!trying) return
  const outcome = await send(leaving)
  await finishTry(ctx, trying, { ...message, tries: message.tries + 1 }, key, outcome)
}

/** Commits that a try begins, with a lease that outlives the call; null when it was taken back, dropped or claimed by another. */
async function begin(ctx: Ctx, claimed: ClaimedMessage, channel: Channel): Promise<ClaimedMessage | null> {
  const now = ctx.clock.now()
  const lease = tryLeaseFrom(now, channel)
  const { count } = await ctx.db.client.message.updateMany({
    where: { ...held(claimed), tryingSince: null },
    data: { tryingSince: now, tries: { increment: 1 }, nextTryAt: lease },
  })
  return count === 1 ? { ...claimed, lease } : null
}

/** The call that sends it, ready to be made; null when the provider sends approved templates alone and there is none. */
async function prepare(
  ctx: Ctx,
  composing: Composing,
  to: string,
): Promise<((signal?: AbortSignal) => Promise<SendOutcome>) | null> {
  const { id, channel } = composing.message
  if (channel === 'email') {
    const mail: Outgoing['email'] = { id, to, ...withPictures(await composeEmail(ctx, composing)) }
    return (signal) => carrierOf(ctx, channel).send(mail, signal)
  }
  const sms: Outgoing['sms'] = { id, to, ...(await composeSms(ctx, composing)) }
  const carrier = carrierOf(ctx, channel)
  if (carrier.wording === 'template' && !sms.template) return null
  return (signal) => carrier.send(sms, signal)
}

function carrierOf<C extends Channel>(ctx: Ctx, channel: C): NonNullable<Ctx['carriers'][C]> {
  const carrier = ctx.carriers[channel]
  if (!carrier) throw new Error(`nothing sends ${channel} here, so no message of it is claimed`)
  return carrier
}

/** When a reminder that the program wrote by itself may go out, if not now. */
async function laterInstant(ctx: Ctx, message: MessageRow, verification: VerificationRow): Promise<Date | null> {
  if (message.kind !== 'reminder' || message.createdById !== null) return null
  const now = ctx.clock.now()
  if ((await findAtIt(ctx.db.client, [verification.id], now)).size > 0) return new Date(now.getTime() + SESSION_MS)
  const rules = await readMessageRules(ctx)
  const hour = nextReminderHour(now, customerZone(verification, rules.timeZone, now), rules.holidays)
  return hour && hour > now ? hour : null
}

async function postpone(ctx: Ctx, claimed: ClaimedMessage, until: Date): Promise<void> {
  await ctx.db.client.message.updateMany({ where: held(claimed), data: { nextTryAt: until } })
}
