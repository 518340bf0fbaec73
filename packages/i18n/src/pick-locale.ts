import type { Languages, Locale } from '@ekyc/domain'
import { match } from '@formatjs/intl-localematcher'

/** The best of the languages that are offered for an Accept-Language header; the merchant's own when none fits. Takes any text. */
export function pickLocale(acceptLanguage: string | undefined, { offered, fallback }: Languages): Locale {
  const wanted = tagsOf(acceptLanguage ?? '')
  // The library takes Malay for Indonesian, which shares its form and not its words: its readers know English.
  const tags = wanted
    .filter((tag) => !MALAY.test(tag))
    .flatMap((tag) => (CHINESE.test(tag) ? [tag, 'zh-Hant', 'zh'] : tag))
  if (wanted.some((tag) => MALAY.test(tag))) tags.push('en')
  for (const tag of tags) {
    const found = match([tag], offered, NONE)
    if (found !== NONE) return found as Locale
  }
  return fallback
}

const NONE = 'und'
const MALAY = /^(ms|zsm|zlm)\b/i
/** Who reads the one script reads the other rather than another language. */
const CHINESE = /^(zh|yue|nan|hak|wuu|gan|hsn|lzh)\b/i

/** The languages asked for, the most wanted first. */
function tagsOf(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .flatMap((entry) => {
      const [asked = '', quality] = entry.trim().split(/\s*;\s*q\s*=\s*/i)
      const q = quality === undefined ? 1 : Number(quality) || 0
      const tag = q > 0 ? languageOf(asked) : null
      return tag ? [{ tag, q }] : []
    })
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/**
 * The language of a tag ("in" is id), of Chinese with its traditional script; null for what is none. The library remembers
 * each tag that it ever saw, so it gets no other part of what strangers send.
 */
function languageOf(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize()
    if (names.of(language) === undefined) return null
    return CHINESE.test(language) && script === 'Hant' ? `${language}-Hant` : language
  } catch {
    return null
  }
}
