import { type Locale, locales, merchantIn, merchantSchema, messageKinds, type SpokenText } from '@ekyc/domain'
import { describe, expect, it, test } from 'vitest'
import type { MessageInput } from './input.ts'
import { renderEmail } from './render-email.ts'
import { renderSms } from './render-sms.ts'
import { ownGreeting } from './speak.ts'
import { withPictures } from './with-pictures.ts'

const link = 'https://verify.larkfield.example/v/Xk3vN8qLw2RtYb7HsZc9Qd'
const settings = merchantSchema.parse({
  name: 'Larkfield & Sons',
  contactPhone: '+65 6555 0100',
  contactEmail: 'help@larkfield.example',
  contactHours: 'Monday to Friday, 9:00 to 18:00.',
  brandColor: '#ffe14d',
  retention: 'for 90 days',
  timeZone: 'Asia/Singapore',
})
const merchant = merchantIn(settings, 'en', 'en')
const values = {
  shownAs: 'Maria S.',
  greeting: 'Maria',
  salutation: null,
  reason: { text: 'To open your <savings> account', locale: 'en' as Locale },
  link,
  expiresAt: new Date('2026-11-30T10:00:00Z'),
  zone: 'Asia/Singapore',
  lastReminder: false,
}
const input: MessageInput = {
  kind: 'invitation',
  locale: 'en',
  offered: locales,
  withLink: true,
  merchant,
  checkMode: 2,
  sandbox: false,
  values,
}
const named = (greeting: string): MessageInput => ({ ...input, values: { ...values, greeting } })

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const plain = (html: string) =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)

const every = locales.flatMap((locale) =>
  messageKinds.flatMap((kind) => [true, false].map((withLink) => ({ locale, kind, withLink }))),
)

describe.each(every)('the $kind in $locale, with link: $withLink', ({ locale, kind, withLink }) => {
  const reason = { ...values.reason, locale }
  const whole = {
    ...input,
    locale,
    kind,
    withLink,
    checkMode: 1 as const,
    sandbox: true,
    values: { ...values, reason },
  }
  const mail = renderEmail({ ...whole, values: { ...values, reason, lastReminder: true } })
  const sms = renderSms(whole)

  it('says the same in its HTML and its text part', () => {
    const html = plain(mail.html)
    // A heading is underlined or in brackets here, the link has its own place there.
    const lines = mail.text.split('\n').filter((line) => line !== '' && !/^-+$|(: |：)http/.test(line))
    for (const line of lines) expect(html).toContain(line.replace(/[:：]$|^【|】$/g, ''))
    expect(lines.length).toBeGreaterThan(10)
    if (locale.startsWith('zh')) expect(lines.filter((line) => line.endsWith(':'))).toEqual([])
  })

  it('names who asks and why, and until when', () => {
    for (const text of [mail.text, plain(mail.html), sms.text]) {
      expect(text).toContain('Larkfield & Sons')
      expect(text).toContain('To open your <savings> account')
      expect(text).toMatch(/30[ \u00a0日]/)
      expect(text).not.toMatch(/[{}]|undefined|null/)
    }
    expect(mail.subject).toContain('Larkfield & Sons')
    expect(mail.text).not.toContain('Maria S')
  })

  it('fetches nothing, and holds its own link in full or none at all', () => {
    const addresses = mail.html.match(/(?<=(?:href|src)=")[^"]+/g) ?? []
    const ways = ['tel:+6565550100', 'mailto:help@larkfield.example']
    const links = addresses.filter((address) => !ways.includes(address))
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|@import/)
    expect(links.every((address) => address.startsWith(link))).toBe(true)
    expect(links).toHaveLength(withLink ? 6 : 0)
    for (const text of [mail.text, plain(mail.html), sms.text]) expect(text.includes(link)).toBe(withLink)
    if (!withLink) expect(mail.text + sms.text).not.toMatch(/https?:/)
  })
})

test('a reminder says that it is the last only when it is', () => {
  const reminder = { ...input, kind: 'reminder' as const }
  const last = { ...reminder, values: { ...values, lastReminder: true } }
  for (const render of [renderEmail, renderSms]) {
    expect(render(reminder).text).not.toContain('last reminder')
    expect(render(last).text).toContain('last reminder')
  }
})

test('a card check is not called a face check, and only checks of a card ask for one', () => {
  expect(renderEmail({ ...input, checkMode: 4 }).text).toContain('Open the card check')
  expect(renderEmail({ ...input, checkMode: 1 }).text).toContain('ID card')
  expect(renderEmail({ ...input, checkMode: 3 }).text).not.toMatch(/card check|ID card/)
})

test('what the merchant has not said has no row, and nothing is promised for it', () => {
  const mail = renderEmail({
    ...input,
    merchant: merchantIn(merchantSchema.parse({ name: 'Larkfield' }), 'en', 'en'),
    values: { ...values, reason: null },
  })
  expect(mail.text).not.toMatch(/Why|Questions|how long/)
  expect(mail.html).not.toMatch(/tel:|mailto:/)
})

describe('a customer’s name', () => {
  it.each(['<b>Eve</b>', '"onload="x', '{link}', '{0, plural', "it's {name} '{", '😀 👨‍👩‍👧'])(
    'is only a name: %s',
    (name) => {
      const mail = renderEmail(named(name))
      expect(mail.text).toContain(`Hello ${name},`)
      expect(plain(mail.html)).toContain(`Hello ${name},`)
      expect(mail.html).not.toContain('<b>Eve')
      expect(
        renderEmail({ ...named(name), wording: { subject: '{customer}', intro: 'To {customer}, {merchant}' } }).text,
      ).toContain(`To ${name}, Larkfield & Sons`)
    },
  )

  it('cannot turn a sentence around', () => {
    expect(renderEmail(named('Ma\u202eria\u200f')).text).toContain('Hello Maria,')
    expect(renderEmail(named('ليلى')).text).toContain('Hello \u2068ليلى\u2069,')
  })

  it.each([
    ['https://evil.example/x Maria', 'https evil. example/x Maria'],
    ['a.co/x Maria', 'a. co/x Maria'],
    ['www.ev1l.com', 'www. ev1l. com'],
    ['évil。com', 'évil。 com'],
    ['例.中国', '例. 中国'],
    ['203.0.113.7 Maria', '***. *. ***. * Maria'],
    ['eve@evil.example', 'eve@evil. example'],
    ['tel:+65 6555 0100', 'tel:+** **** ****'],
    ['Ms ０９００ １２３ ４５６', 'Ms **** *** ***'],
    ['J.R.R. Tolkien-Ma.', 'J.R.R. Tolkien-Ma.'],
    ['น.ส. มาลี', 'น.ส. มาลี'],
    ['Ravi s/o Kumar 3', 'Ravi s/o Kumar 3'],
  ])('becomes no link in a mail program or a phone: %s', (name, shown) => {
    for (const value of [{ greeting: name }, { greeting: null, shownAs: name }, { salutation: name }]) {
      const message = { ...input, values: { ...values, ...value } }
      const email = renderEmail({ ...message, wording: { subject: '{customer}', intro: '{customer}!' } })
      const { text } = renderSms({ ...message, wording: { text: '{customer}!\n{link}' } })
      for (const said of [email.subject, email.text, plain(email.html), text]) expect(said).toContain(shown)
      const own = renderEmail(message)
      if (name !== shown) for (const said of [own.text, plain(own.html)]) expect(said).not.toContain(name)
    }
  })

  it('cannot begin another header', () => {
    const wording = { subject: '{merchant} for {customer}', intro: '{merchant}' }
    const { subject } = renderEmail({ ...named('Eve\r\nBcc: all@larkfield.example\u2028x'), wording })
    expect(subject).toBe('Larkfield & Sons for Eve Bcc: all@larkfield. example x')
  })
})

describe('the merchant’s own words', () => {
  const wording = {
    subject: 'One more step at {merchant}',
    intro: 'Dear {customer},\n{merchant} <asks> for a check.\nReason: {reason}.\nBy {validUntil}.',
  }

  it('stand in place of subject, greeting and introduction; the frame stays', () => {
    const mail = renderEmail({ ...input, wording })
    expect(mail.subject).toBe('One more step at Larkfield & Sons')
    for (const text of [mail.text, plain(mail.html)]) {
      expect(text).toContain('Dear Maria,')
      expect(text).toContain('Larkfield & Sons <asks> for a check.')
      expect(text).toContain(`By 30\u00a0November\u00a02026, 18:00\u00a0(Singapore\u00a0time).`)
      expect(text).toContain('Reason: To open your <savings> account.')
      expect(text).not.toMatch(/Hello|Why:/)
      for (const frame of [link, 'We never ask for a password', '+65 6555 0100', 'Not Maria?'])
        expect(text).toContain(frame)
    }
  })

  it('leave out a line whose value is missing', () => {
    const mail = renderEmail({ ...input, wording, values: { ...values, reason: null } })
    expect(mail.text).not.toContain('Reason')
    expect(mail.text).toContain('By 30')
  })

  it('of an SMS give the link’s line up for where the check is opened, when there is no link', () => {
    const text = '{merchant}: one more step\nGo to {link}\nBy {validUntil}'
    expect(renderSms({ ...input, wording: { text } }).text).toBe(
      `Larkfield & Sons: one more step\nGo to ${link}\nBy 30 Nov 2026, 18:00`,
    )
    expect(renderSms({ ...input, withLink: false, wording: { text } }).text).toContain(
      'step\nOpen the face check in the Larkfield & Sons app, or ask for it at a branch.\nBy',
    )
  })
})

test.each<[Locale, 'gsm7' | 'ucs2']>([
  ['en', 'gsm7'],
  ['id', 'gsm7'],
  ['th', 'ucs2'],
])('an SMS in %s is counted as its provider counts it', (locale, encoding) => {
  const { text, length } = renderSms({ ...input, locale })
  expect(length.encoding).toBe(encoding)
  expect(text).not.toContain('\u00a0')
})

it('leads to the languages that the merchant offers, and to no other', () => {
  const { html, text } = renderEmail({ ...input, locale: 'th', offered: ['en', 'th'] })
  expect([...html.matchAll(/hreflang="([^"]+)"/g)].map(([, locale]) => locale)).toEqual(['en'])
  expect(text).toContain('?lang=en')
  expect(text).not.toContain('?lang=id')
  expect(renderEmail({ ...input, locale: 'th', offered: ['th'] }).text).not.toContain('?lang=')
})

describe('how a message begins', () => {
  const nobody = { shownAs: 'Suk***', greeting: null }
  const chinese = { shownAs: '王＊＊', greeting: null }
  const titled = { salutation: 'Ms Chen' }
  it.each<[Locale, Partial<typeof input.values>, string]>([
    ['en', {}, 'Hello Maria,'],
    ['en', nobody, 'Hello,'],
    ['en', chinese, 'Hello,'],
    ['en', titled, 'Hello Ms Chen,'],
    ['zh-CN', {}, '尊敬的 Maria，您好：'],
    ['zh-CN', chinese, '尊敬的王＊＊，您好：'],
    ['zh-CN', nobody, '尊敬的客户，您好：'],
    ['zh-TW', chinese, '親愛的王＊＊您好：'],
    ['zh-TW', nobody, '親愛的客戶您好：'],
    ['th', { shownAs: 'มาลี ส.', greeting: 'มาลี' }, 'เรียน คุณมาลี'],
    ['th', {}, 'เรียน คุณ Maria'],
    ['th', chinese, 'เรียน ท่านลูกค้า'],
    ['th', { salutation: 'คุณสมชาย' }, 'เรียน คุณสมชาย'],
    ['id', {}, 'Yth. Bapak/Ibu Maria,'],
    ['id', nobody, 'Yth. Bapak/Ibu,'],
    ['id', { salutation: 'Bapak Budi' }, 'Yth. Bapak Budi,'],
  ])('in %s for %o', (locale, values, greeting) => {
    const person = { ...input, locale, values: { ...input.values, ...values } }
    expect(renderEmail(person).text.split('\n')[0]).toBe(greeting)
    expect(plain(renderEmail(person).html)).toContain(greeting)
    // A merchant's own words that kept our greeting.
    const wording = { subject: '{merchant}', intro: `${ownGreeting(person)}\n{merchant}` }
    expect(renderEmail({ ...person, wording }).text.split('\n')[0]).toBe(greeting)
  })

  it('lets no program translate the name', () => {
    const person = { ...input, locale: 'th' as const, values: { ...values, ...chinese } }
    expect(renderEmail(person).html).toContain('คุณ <span translate="no" lang="zh">王＊＊</span>')
    expect(renderEmail(input).html).toContain('Hello <span translate="no">Maria</span>,')
  })
})

test.each(['Mon to Fri, 9 a.m. to 6 p.m.', '9.00–18.00 น.'])(
  'hours keep their full stop, and get no second: %s',
  (contactHours) => {
    const mail = renderEmail({
      ...input,
      merchant: { ...merchant, contactHours: { text: contactHours, locale: 'en' } },
    })
    expect(mail.text.replaceAll('\u00a0', ' ')).toContain(`Larkfield & Sons. Hours: ${contactHours}\n`)
  },
)

test.each(every)('a merchant that ends with a full stop adds none: $kind in $locale, with link: $withLink', (each) => {
  const reason = { ...values.reason, locale: each.locale }
  const company = { ...merchant, name: 'Larkfield Pte. Ltd.' }
  for (const checkMode of [1, 2, 3, 4] as const) {
    const about = { ...input, ...each, checkMode, merchant: company, values: { ...values, reason, lastReminder: true } }
    const mail = renderEmail(about)
    for (const text of [mail.subject, mail.text, plain(mail.html), renderSms(about).text]) {
      expect(text).not.toMatch(/[.。]{2}/)
    }
  }
})

test('a last reminder in Thai, with a link and a reason, counts as three SMS at most', () => {
  const reason: SpokenText = { text: 'เพื่อเปิดบัญชีออมทรัพย์', locale: 'th' }
  const person = { ...values, shownAs: 'มาลี ส.', greeting: 'มาลี', reason, lastReminder: true }
  const bank = { ...merchant, name: 'Larkfield Ltd', timeZone: 'Asia/Bangkok' }
  const reminder = { ...input, kind: 'reminder' as const, locale: 'th' as const, merchant: bank }
  for (const checkMode of [1, 2, 3, 4] as const) {
    const { text, length } = renderSms({ ...reminder, checkMode, values: { ...person, zone: 'Asia/Bangkok' } })
    expect(text).toContain('ลิงก์ใช้ได้ถึง 30 พ.ย. 69 17:00 น.\n')
    expect(length.segments).toBeLessThanOrEqual(3)
  }
})

test('words of the merchant that a mail’s language lacks say their own; an SMS leaves the reason out', () => {
  const thai = { ...input, locale: 'th' as const }
  const mail = renderEmail(thai)
  expect(mail.html).toContain('<span lang="en">To open your &lt;savings&gt; account</span>')
  expect(mail.html).toContain('<span lang="en">Monday to Friday, 9:00 to 18:00.</span>')
  expect(mail.text).toContain('To open your <savings> account')
  expect(renderEmail(input).html).not.toContain('<span lang="en">')
  expect(renderSms(input).text).toContain('To open your <savings> account')
  expect(renderSms(thai).text).not.toContain('savings')
})

test('a logo stands in a mail as a picture of its own, which goes out as an attachment', () => {
  const logo = { url: 'data:image/png;base64,iVBORw0KGgo=', width: 96, height: 24 }
  const mail = renderEmail({ ...input, logo })
  expect(mail.html).toContain(`<img src="${logo.url}" width="96" height="24" alt=""`)
  const { html, pictures } = withPictures(mail)
  expect(pictures).toEqual([{ cid: 'picture1@ekyc', png: Buffer.from('iVBORw0KGgo=', 'base64') }])
  expect(html).toContain('<img src="cid:picture1@ekyc"')
  expect(html).not.toContain('data:')
  expect(withPictures(renderEmail(input)).pictures).toEqual([])
})
