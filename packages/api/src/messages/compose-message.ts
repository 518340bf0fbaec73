import { greetingOf, type Handling, merchantIn, type OutgoingEmail, type OutgoingSms, spokenText } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { getSmsTemplates, getWording } from '../settings/get-setting.ts'
import { logoForMail } from '../settings/logo/logo-for-mail.ts'
import { merchantOrDefault } from '../settings/merchant.ts'
import type { VerificationRow } from '../verifications/find-verification.ts'
import { customerZone } from './customer-zone.ts'
import type { MessageRow } from './find-message.ts'
import { planReminder } from './plan-reminder.ts'
import { type MessageRules, readMessageRules } from './read-message-rules.ts'
import { fillTemplate } from './wording/fill-template.ts'
import type { MessageInput } from './wording/input.ts'
import { type RenderedEmail, renderEmail } from './wording/render-email.ts'
import { renderSms } from './wording/render-sms.ts'

/** A message with its verification, and the address of the link that it carries. */
export type Composing = { message: MessageRow; verification: VerificationRow; url: string }

/** The e-mail as the customer reads it. */
export async function composeEmail(
  ctx: Ctx,
  composing: Composing,
): Promise<RenderedEmail & Pick<OutgoingEmail, 'senderName'>> {
  const { kind, locale } = composing.message
  const input = await inputOf(ctx, composing)
  const [wording, logo] = await Promise.all([
    getWording(ctx, { channel: 'email', kind, locale }),
    logoForMail(input.merchant.logo),
  ])
  return { senderName: input.merchant.name, ...renderEmail({ ...input, wording, logo }) }
}

/** The SMS as the customer reads it, and the approved template that stands for it at providers that send no other. */
export async function composeSms(ctx: Ctx, composing: Composing): Promise<Pick<OutgoingSms, 'text' | 'template'>> {
  const { kind, locale } = composing.message
  const input = await inputOf(ctx, composing)
  const wording = await getWording(ctx, { channel: 'sms', kind, locale })
  return {
    text: renderSms({ ...input, wording }).text,
    template: fillTemplate(await getSmsTemplates(ctx), input) ?? undefined,
  }
}

/** Whether the customer hears of it again by itself; counted as of the message, so that it reads the same for ever. */
async function isFollowed(
  ctx: Ctx,
  message: MessageRow,
  verification: VerificationRow,
  handling: Handling,
  rules: MessageRules,
) {
  const sent = await ctx.db.client.message.count({
    where: { verificationId: verification.id, kind: 'reminder', id: { lte: message.id } },
  })
  return planReminder({ ...verification, remindersSent: sent }, handling, rules, message.createdAt) !== null
}

async function inputOf(ctx: Ctx, { message, verification, url }: Composing): Promise<MessageInput> {
  const [merchant, rules, profile] = await Promise.all([
    merchantOrDefault(ctx),
    readMessageRules(ctx),
    getPinnedProfile(ctx.db.client, verification.profileVersionId),
  ])
  const zone = customerZone(verification, rules.timeZone, message.createdAt)
  return {
    kind: message.kind,
    locale: message.locale,
    offered: rules.offered,
    withLink: message.withLink,
    merchant: merchantIn(merchant, message.locale, rules.fallback),
    checkMode: profile.checkMode,
    sandbox: ctx.config.mode === 'sandbox',
    values: {
      shownAs: verification.shownAs,
      greeting: greetingOf(verification.customerName, verification.greeting),
      salutation: verification.salutation,
      reason: spokenText(profile.handling.reason ?? merchant.why, message.locale, rules.fallback),
      link: url,
      expiresAt: verification.expiresAt,
      zone,
      lastReminder:
        message.kind === 'reminder' && !(await isFollowed(ctx, message, verification, profile.handling, rules)),
    },
  }
}
