import type { Channel, Wordings } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { fillTemplate } from '../messages/wording/fill-template.ts'
import type { MessageInput } from '../messages/wording/input.ts'
import { renderEmail } from '../messages/wording/render-email.ts'
import { renderSms } from '../messages/wording/render-sms.ts'
import { exampleMessage } from './example-message.ts'
import { getLanguages, getSmsTemplates, getWording } from './get-setting.ts'
import { logoForMail } from './logo/logo-for-mail.ts'
import type { MessagePreview, PreviewInput } from './schema.ts'
import type { WordingOf } from './settings.ts'

/** A message as it would go out now, or with `wording` in place of what is saved, with example values. */
export async function previewMessage(ctx: Ctx, input: PreviewInput): Promise<MessagePreview> {
  const example = await exampleMessage(ctx, input)
  if (input.channel === 'email') {
    const [wording, logo] = await Promise.all([wordingFor(ctx, input), logoForMail(example.merchant.logo)])
    const { subject, html, text } = renderEmail({ ...example, wording, logo })
    return { channel: 'email', subject, html, text }
  }
  const { text, length } = renderSms({ ...example, wording: await wordingFor(ctx, input) })
  const [longest, template] = await Promise.all([longestOf(ctx, input), templateFor(ctx, example)])
  return { channel: 'sms', text, length, longest, template }
}

/** What an SMS costs at most. Words that are tried count for their own language, those that are saved for the others. */
async function longestOf(ctx: Ctx, input: Extract<PreviewInput, { channel: 'sms' }>) {
  const { offered } = await getLanguages(ctx)
  const all = await Promise.all(
    offered.map(async (locale) => {
      const example = await exampleMessage(ctx, { ...input, locale })
      const of = locale === input.locale ? input : { channel: input.channel, kind: input.kind, locale }
      const values = { ...example.values, lastReminder: input.kind === 'reminder' }
      const { length } = renderSms({ ...example, values, wording: await wordingFor(ctx, of) })
      return { locale, segments: length.segments }
    }),
  )
  return all.reduce((longest, each) => (each.segments > longest.segments ? each : longest), {
    locale: input.locale,
    segments: 0,
  })
}

/** The words to be tried; null tries the product's own, and without any those that are saved. */
export async function wordingFor<C extends Channel>(
  ctx: Ctx,
  { wording, ...of }: WordingOf<C> & { wording?: Wordings[C] | null },
): Promise<Wordings[C] | null> {
  return wording === undefined ? getWording(ctx, of) : wording
}

/** The approved template in place of the words, where the provider sends templates alone. */
export async function templateFor(ctx: Ctx, message: MessageInput) {
  if (ctx.carriers.sms?.wording !== 'template') return null
  return fillTemplate(await getSmsTemplates(ctx), message)
}
