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
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))
  } catch {
    return []
  }
}
