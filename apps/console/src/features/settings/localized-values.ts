import { type Locale, type LocalizedText, locales, missingLocales } from '@ekyc/domain'

/** A text as boxes hold it: what is empty is an empty text. */
export type TextInBoxes = LocalizedText

/** The text in the box of one language. */
export const boxOf = (text: TextInBoxes, locale: Locale, fallback: Locale): string =>
  typeof text === 'string' ? (locale === fallback ? text : '') : (text[locale] ?? '')

/** The text with another one in the box of one language. It stays one string while only the fallback language has any. */
export function withBox(text: TextInBoxes, locale: Locale, fallback: Locale, words: string): TextInBoxes {
  const boxes = { ...(typeof text === 'string' ? { [fallback]: text } : text), [locale]: words }
  const filled = locales.filter((each) => boxes[each])
  if (filled.every((each) => each === fallback)) return boxes[fallback] ?? ''
  return Object.fromEntries(filled.map((each) => [each, boxes[each] ?? '']))
}

/** What the server is given: no spaces around, and null for nothing. */
export function textOrNull(text: TextInBoxes): LocalizedText | null {
  if (typeof text === 'string') return text.trim() || null
  const filled = Object.entries(text).flatMap(([locale, words]) => (words.trim() ? [[locale, words.trim()]] : []))
  return filled.length > 0 ? Object.fromEntries(filled) : null
}

/** The languages that customers can choose and the text lacks. */
export const missingIn = (text: TextInBoxes, offered: readonly Locale[], fallback: Locale): Locale[] =>
  missingLocales(textOrNull(text), offered, fallback)
