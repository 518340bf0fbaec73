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

/** The tags that are well formed, the most wanted first. */
function tagsOf(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .flatMap((entry) => {
      const [tag = '', quality] = entry.trim().split(/\s*;\s*q\s*=\s*/i)
      const q = quality === undefined ? 1 : Number(quality) || 0
      const [canonical] = q > 0 ? canonicalOf(tag) : []
      return canonical ? [{ canonical, q }] : []
    })
    .sort((a, b) => b.q - a.q)
    .map(({ canonical }) => canonical)
}

/** "cmn-Hans-CN" is zh-Hans-CN, "in" is id; nothing for what is no tag. */
function canonicalOf(tag: string): string[] {
  try {
    // Chinese languages were once written as kinds of zh, and Hokkien as zh-min-nan.
    const plain = tag.replaceAll('_', '-').replace(/^zh-(min-)?(?=(yue|nan|hak|wuu|gan|hsn|cmn)\b)/i, '')
    return Intl.getCanonicalLocales(plain)
  } catch {
    return []
  }
}
