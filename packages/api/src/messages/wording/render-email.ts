import type { Wordings } from '@ekyc/domain'
import type { MailLogo } from '../../settings/logo/logo-for-mail.ts'
import { emailContent } from './email-content.ts'
import { emailHtml } from './email-html.ts'
import { emailText } from './email-text.ts'
import type { MessageInput } from './input.ts'

export type RenderedEmail = { subject: string; html: string; text: string }

/** An e-mail as it goes out, in our words or, where there are any, the merchant's own; both parts say the same. */
export function renderEmail({
  wording = null,
  logo = null,
  ...input
}: MessageInput & { wording?: Wordings['email'] | null; logo?: MailLogo | null }): RenderedEmail {
  const content = emailContent(input, wording)
  return {
    subject: content.subject,
    html: emailHtml(content, { locale: input.locale, merchant: input.merchant, logo }),
    text: emailText(content, input.locale),
  }
}
