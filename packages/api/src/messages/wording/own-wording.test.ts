import { type Channel, checkWording, locales, merchantIn, merchantSchema, messageKinds } from '@ekyc/domain'
import { describe, expect, it } from 'vitest'
import type { MessageInput } from './input.ts'
import { ownWording } from './own-wording.ts'
import { renderEmail } from './render-email.ts'
import { renderSms } from './render-sms.ts'

const input: Omit<MessageInput, 'kind' | 'locale'> = {
  offered: locales,
  withLink: true,
  merchant: merchantIn(merchantSchema.parse({ name: 'Larkfield Bank' }), 'en', 'en'),
  checkMode: 2,
  sandbox: false,
  values: {
    shownAs: 'Maria S.',
    greeting: 'Maria',
    salutation: null,
    reason: { text: 'To open your savings account', locale: 'en' },
    link: 'https://verify.larkfield.example/v/Xk3vN8qLw2RtYb7HsZc9Qd',
    expiresAt: new Date('2026-11-30T10:00:00Z'),
    zone: 'Asia/Singapore',
    lastReminder: false,
  },
}

describe.each(messageKinds.flatMap((kind) => locales.map((locale) => ({ kind, locale }))))(
  'the product’s words of the $kind in $locale as a merchant’s own',
  (of) => {
    it.each(['email', 'sms'] as Channel[])('may be saved as they are: %s', (channel) => {
      expect(checkWording(channel, ownWording({ channel, ...of }))).toEqual([])
    })

    it.each([true, false])('say what the product says, with a link %s', (withLink) => {
      const message = { ...input, ...of, withLink }
      const email = ownWording({ channel: 'email', ...of })
      expect(renderEmail({ ...message, wording: email })).toEqual(renderEmail(message))
      const sms = ownWording({ channel: 'sms', ...of })
      if (withLink) expect(renderSms({ ...message, wording: sms })).toEqual(renderSms(message))
    })
  },
)

it('says of a rehearsal that it is one, whoever worded it', () => {
  const rehearsal = { ...input, kind: 'invitation', locale: 'en', sandbox: true } as const
  const sms = renderSms({ ...rehearsal, wording: { text: '{merchant}: {link}' } })
  expect(sms.text.split('\n')).toEqual([
    renderSms(rehearsal).text.split('\n')[0],
    `Larkfield Bank: ${input.values.link}`,
  ])
  expect(sms.text).toContain('Test mode')
  const email = { subject: '{merchant}', intro: '{customer}' }
  expect(renderEmail({ ...rehearsal, wording: email }).text).toContain('Test mode')
})
