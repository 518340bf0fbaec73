import type { Channel, WordingVariable } from '@ekyc/domain'
import { formatBriefly, formatInstant, MARK } from '@ekyc/i18n'
import { type MailTranslator, mailTranslator } from '@ekyc/i18n/mail'
import type { MessageInput } from './input.ts'

/** What the merchant's own words may name, and the parameters of approved templates. Null where there is none. */
export type VariableValues = Record<WordingVariable, string | null>

/** A message's values as they are read by people: no value breaks its line or turns the rest of it around. */
export function variableValues({ locale, withLink, merchant, values }: MessageInput, channel: Channel): VariableValues {
  const { expiresAt, zone } = values
  return {
    customer: nameOf(values.salutation ?? values.greeting ?? values.shownAs),
    merchant: inline(merchant.name),
    reason:
      values.reason && (channel === 'email' || values.reason.locale === locale) ? inline(values.reason.text) : null,
    link: withLink ? values.link : null,
    validUntil:
      channel === 'sms'
        ? formatBriefly(expiresAt, locale, zone, merchant.timeZone)
        : formatInstant(expiresAt, locale, zone),
  }
}

/** Our own words of a message, its values filled in; `name` between marks. */
export function speakerOf(input: MessageInput, channel: Channel): MailTranslator {
  const t = mailTranslator(input.locale, input.merchant.country)
  const { merchant, reason, validUntil } = variableValues(input, channel)
  const name = MARK + nameOf(input.values.greeting ?? input.values.shownAs) + MARK
  const values = { name, m: merchant ?? '', reason: reason ?? '', date: validUntil ?? '' }
  return (key, more) => t(key, { ...values, ...more })
}

/** Which of two sentences speaks of the check. */
export const checkOf = ({ checkMode }: MessageInput) => (checkMode === 4 ? 'Card' : 'Face')

/** How a message begins. In doubt nobody is called by a name; one in Chinese characters greets in Chinese only. */
export function greetingLine({ locale, merchant, values }: MessageInput): string {
  const t = mailTranslator(locale, merchant.country)
  const { salutation, greeting, shownAs } = values
  const marked = (name: string) => ({ name: MARK + nameOf(name) + MARK })
  if (salutation) return t('helloTitled', marked(salutation))
  if (greeting) return t('hello', marked(greeting))
  return locale.startsWith('zh') && /^\p{Script=Han}+＊+$/u.test(shownAs)
    ? t('hello', marked(shownAs))
    : t('helloPlain')
}

/** Our own greeting among a merchant's words, which begin as ours. */
export const ownGreeting = (input: MessageInput): string =>
  mailTranslator(input.locale, input.merchant.country)('hello', { name: '{customer}' })

/**
 * A customer's name as a message holds it. Whoever fills in a form at the bank chooses the name and whom the bank writes
 * to, so a name is no address and no number that a mail program or a phone would make a link of.
 */
const nameOf = (name: string) =>
  inline(name)
    .replace(/:?\/{2,}/g, ' ')
    .replace(/(?<=[\p{L}\p{M}\p{N}])([.。｡．])(?=\p{N}|[\p{L}\p{M}\p{N}]{2})/gu, '$1 ')
    .replace(/\p{Nd}([\s().-]*\p{Nd}){4,}/gu, (number) => number.replace(/\p{Nd}/gu, '*'))

/** Line ends, and marks that turn the direction of what follows; letters that run leftwards are set apart. */
function inline(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return RUNS_LEFTWARDS.test(line) ? `\u2068${line}\u2069` : line
}

const RUNS_LEFTWARDS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
