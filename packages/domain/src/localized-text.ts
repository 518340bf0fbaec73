import { z } from 'zod'
import { type Locale, locales } from './states.ts'

/** A text of the merchant's for its customers. One string is in the fallback language of the settings. */
export type LocalizedText = string | { [locale in Locale]?: string }

/** A text as one page or message says it, with the language that it is in. */
export type SpokenText = { text: string; locale: Locale }

/** One `text`, or one in each of some languages. Says what is wrong with the text, not that it is neither of the two. */
export function localizedText(text: z.ZodType<string, string>): z.ZodType<LocalizedText, LocalizedText> {
  const inEach = z
    .partialRecord(z.enum(locales), text)
    .refine((texts) => Object.keys(texts).length > 0, 'Enter the text in at least one language.')
    // In one order, so that equal texts are written alike.
    .transform((texts) => Object.fromEntries(locales.flatMap((each) => (texts[each] ? [[each, texts[each]]] : []))))
  return z.union([text, inEach], {
    error: ({ input, errors }) =>
      (errors as z.core.$ZodIssue[][])[typeof input === 'string' ? 0 : 1]?.[0]?.message ?? 'Required.',
  })
}

/** The text in this language alone; null where it is missing. */
export function ownText(text: LocalizedText | null, locale: Locale, fallback: Locale): string | null {
  if (text === null) return null
  return (typeof text === 'string' ? { [fallback]: text } : text)[locale] ?? null
}

/** The text in this language, else in the fallback language, else in the first that has it. */
export function spokenText(text: LocalizedText, locale: Locale, fallback: Locale): SpokenText
export function spokenText(text: LocalizedText | null, locale: Locale, fallback: Locale): SpokenText | null
export function spokenText(text: LocalizedText | null, locale: Locale, fallback: Locale): SpokenText | null {
  for (const each of [locale, fallback, ...locales]) {
    const found = ownText(text, each, fallback)
    if (found !== null) return { text: found, locale: each }
  }
  return null
}

/** The languages among `offered` in which a text that is set is missing. */
export function missingLocales(text: LocalizedText | null, offered: readonly Locale[], fallback: Locale): Locale[] {
  return text === null ? [] : offered.filter((locale) => ownText(text, locale, fallback) === null)
}
