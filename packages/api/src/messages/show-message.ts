import type { Ctx } from '../context.ts'
import { linkAt } from '../verifications/link-at.ts'
import { composeEmail, composeSms } from './compose-message.ts'
import { findMessage } from './find-message.ts'
import type { ShownMessage } from './schema.ts'

/** What the customer reads, from the words that are sent now, with the link that the message was written with. */
export async function showMessage(ctx: Ctx, input: { id: string }): Promise<ShownMessage> {
  const { verification, ...message } = await findMessage(ctx.db.client, ctx, input.id)
  const { url } = await linkAt(ctx, verification, message.createdAt)
  const composing = { message, verification, url }
  if (message.channel === 'email') {
    const { subject, html, text } = await composeEmail(ctx, composing)
    return { channel: 'email', subject, html, text }
  }
  const { text, template = null } = await composeSms(ctx, composing)
  return ctx.carriers.sms?.wording === 'template'
    ? { channel: 'sms', text: null, template }
    : { channel: 'sms', text, template: null }
}
