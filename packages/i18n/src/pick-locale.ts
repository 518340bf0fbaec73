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
  const found = tags
    .map((tag) => ({ tag, locale: match([tag], offered, NONE) }))
    .filter(({ locale }) => locale !== NONE)
  // Who asks for Lao and then for Thai reads Thai rather than English, which is nearest to Lao for the library.
  const named = found.find(({ tag, locale }) => isSameLanguage(tag, locale))
  return ((named ?? found[0])?.locale as Locale | undefined) ?? fallback
}

const NONE = 'und'
const isSameLanguage = (tag: string, locale: string) =>
  CHINESE.test(tag) ? CHINESE.test(locale) : new Intl.Locale(tag).language === new Intl.Locale(locale).language
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
 * The language of a tag ("in" is id), of Chinese with its script; null for what is none. The library remembers
 * each tag that it ever saw, so it gets no other part of what strangers send.
 */
function languageOf(tag: string): string | null {
  try {
    // Chinese languages were once written as kinds of zh, and Hokkien as zh-min-nan.
    const plain = tag.replaceAll('_', '-').replace(/^zh-(min-)?(?=(yue|nan|hak|wuu|gan|hsn|cmn)\b)/i, '')
    const asked = new Intl.Locale(plain)
    const { language, script } = asked.maximize()
    if (names.of(language) === undefined) return null
    // Of the others, only Mandarin is written in a script that its region tells.
    const written = language === 'zh' ? script : asked.script
    return CHINESE.test(language) && /^Han[st]$/.test(written ?? '') ? `${language}-${written}` : language
  } catch {
    return null
  }
}
