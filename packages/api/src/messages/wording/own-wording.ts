import type { Channel, Country, Locale, MessageKind, Wordings } from '@ekyc/domain'
import { mailTranslator } from '@ekyc/i18n/mail'

type Of<C extends Channel> = { channel: C; kind: MessageKind; locale: Locale; country?: Country | null }

/** The product's own words of a message with their variables in braces: where a merchant's own words begin. */
export function ownWording<C extends Channel>({ channel, kind, locale, country = null }: Of<C>): Wordings[C] {
  const translate = mailTranslator(locale, country)
  const values = { name: '{customer}', m: '{merchant}', reason: '{reason}', date: '{validUntil}' }
  const t = (key: Parameters<typeof translate>[0]) => translate(key, values).replaceAll('\u00a0', ' ')
  const isReminder = kind === 'reminder'
  // A check of the face is what most profiles ask for; words of one's own are the same for all.
  const own: Wordings = {
    email: {
      subject: t(isReminder ? 'reminderSubject' : 'subject'),
      intro: [t('hello'), t(isReminder ? 'stillOpenFace' : 'asks')].join('\n'),
    },
    sms: {
      text: [t(isReminder ? 'smsReminderFace' : 'sms'), t('why'), '{link}', t('until')].join('\n'),
    },
  }
  return own[channel]
}
