import { insertRows, type Tx } from '@ekyc/db'
import { type Channel, type Handling, type Locale, type MessageKind, TAKE_BACK_SECONDS } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { takeHourlyQuota } from './hourly-quota.ts'
import type { MessageRules } from './read-message-rules.ts'
import { refreshDelivery } from './refresh-delivery.ts'
import type { QueuedMessage } from './schema.ts'
import { sealTo } from './sealed.ts'

export type NewMessage = {
  verification: { id: string; dataKey: string; locale: string | null; unit: string }
  /** Of the version that the verification pins. */
  handling: Handling
  rules: MessageRules
  kind: MessageKind
  channel: Channel
  /** As `addressFor` gives it. */
  to: string
  importId?: string
}

/**
 * Writes a message in the caller's transaction; the worker sends it after the commit, and what a person asked for not before
 * 10 s are over, in which it can be taken back. Where nothing sends the channel, the message is kept and shown in the console.
 */
export async function queueMessage(ctx: Ctx, tx: Tx, emit: Emit, message: NewMessage): Promise<QueuedMessage> {
  await takeHourlyQuota(tx, ctx)
  const { id, dataKey } = message.verification
  const { row, event, queued } = newMessage(ctx, ctx.keyring.open(dataKey, id), message)
  await tx.message.create({ data: row })
  await emit({ verificationId: row.verificationId, ...event })
  await refreshDelivery(ctx, tx, row.verificationId)
  return queued
}

/** A message with its event, to be written together; `key` is that of the verification. */
export function newMessage(ctx: Ctx, key: DataKey, message: NewMessage) {
  const { verification, handling, rules, kind, channel, to, importId } = message
  const now = ctx.clock.now()
  const id = ctx.ids.next('msg')
  const state = ctx.carriers[channel] ? 'queued' : 'kept'
  const takenBackFor = kind === 'invitation' || ctx.actor.kind === 'user' ? TAKE_BACK_SECONDS : 0
  const leavesAt = new Date(now.getTime() + takenBackFor * 1000)
  const withLink = handling.channels[channel] === 'link'
  const row = {
    id,
    verificationId: verification.id,
    createdAt: now,
    createdById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    channel,
    kind,
    withLink,
    locale: localeOf(verification.locale, handling, rules),
    sealedTo: sealTo(key, id, to),
    state,
    nextTryAt: state === 'queued' ? leavesAt : null,
    importId: importId ?? null,
    unit: verification.unit,
  }
  const facts = { messageId: id, channel, kind, withLink, state }
  const event = { kind: 'messageQueued', facts, personal: { to } } as const
  const queued: QueuedMessage = { id, channel, state, leavesAt: state === 'queued' ? leavesAt.toISOString() : null }
  return { row, event, queued }
}

export async function writeMessages(tx: Tx, messages: ReturnType<typeof newMessage>[]): Promise<void> {
  await insertRows(
    tx,
    'Message',
    messages.map(({ row }) => row),
  )
}

/** The customer's language, else the merchant's usual one if the profile offers it, else the first that both offer. */
function localeOf(chosen: string | null, { locales }: Handling, { offered, fallback }: MessageRules): Locale {
  if (chosen) return chosen as Locale
  return locales.includes(fallback) ? fallback : (locales.find((each) => offered.includes(each)) ?? fallback)
}
