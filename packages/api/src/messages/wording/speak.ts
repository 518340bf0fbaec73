import { greetedAs, type WordingVariable } from '@ekyc/domain'
import { formatInstant } from '@ekyc/i18n'
import { type MailTranslator, mailTranslator } from '@ekyc/i18n/mail'
import type { MessageInput } from './input.ts'

/** What the merchant's own words may name, and the parameters of approved templates. Null where there is none. */
export type VariableValues = Record<WordingVariable, string | null>

/** A message's values as they are read by people: no value breaks its line or turns the rest of it around. */
export function variableValues({ locale, withLink, merchant, values }: MessageInput): VariableValues {
  return {
    customer: inline(greetedAs(values.shownAs)),
    merchant: inline(merchant.name),
    reason: values.reason && inline(values.reason),
    link: withLink ? values.link : null,
    validUntil: formatInstant(values.expiresAt, locale, values.zone),
  }
}

/** Our own words of a message, its values filled in. */
export function speakerOf(input: MessageInput): MailTranslator {
  const t = mailTranslator(input.locale)
  const { customer, merchant, reason, validUntil } = variableValues(input)
  const check = t(input.checkMode === 4 ? 'cardCheck' : 'faceCheck')
  const values = { name: customer ?? '', m: merchant ?? '', reason: reason ?? '', date: validUntil ?? '', check }
  return (key, more) => t(key, { ...values, ...more })
}

/** Line ends, and marks that turn the direction of what follows; letters that run leftwards are set apart. */
function inline(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return RUNS_LEFTWARDS.test(line) ? `\u2068${line}\u2069` : line
}

const RUNS_LEFTWARDS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
