import { type Locale, linkEnd, type MessageKind, merchantIn, presentName, spokenText } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { MessageInput } from '../messages/wording/input.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { linkUrl } from '../verifications/link-code.ts'
import { getLanguages } from './get-setting.ts'
import { merchantOrDefault } from './merchant.ts'

const customers: Record<Locale, string> = {
  en: 'Maria Santos',
  'zh-CN': '王小明',
  'zh-TW': '林志玲',
  th: 'มาลี สุขใจ',
  id: 'Siti Rahma',
}

/** As long as a code of a link, and the code of none. */
const CODE = 'AnExampleNotALinkAtAll'

/** A message as the default profile would make it, to nobody: an invented customer, and a link that leads to no verification. */
export async function exampleMessage(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  { kind, locale, withLink }: { kind: MessageKind; locale: Locale; withLink: boolean },
): Promise<MessageInput> {
  const [merchant, profile, { offered, fallback }] = await Promise.all([
    merchantOrDefault(ctx),
    findProfileVersion(ctx),
    getLanguages(ctx),
  ])
  return {
    kind,
    locale,
    offered,
    withLink,
    merchant: merchantIn(merchant, locale, fallback),
    checkMode: profile.checkMode,
    sandbox: ctx.config.mode === 'sandbox',
    values: {
      ...presentName(customers[locale]),
      salutation: null,
      reason: spokenText(profile.handling.reason ?? merchant.why, locale, fallback),
      link: linkUrl(ctx, CODE),
      expiresAt: linkEnd(ctx.clock.now(), profile.linkHours, merchant.timeZone),
      zone: merchant.timeZone,
      lastReminder: false,
    },
  }
}
