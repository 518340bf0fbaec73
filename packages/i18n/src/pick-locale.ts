import { type Locale, locales } from '@ekyc/domain'

/** The best of our languages for an Accept-Language header; English when none fits. */
export function pickLocale(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(/;\s*q=/)
      return { tag: tag.toLowerCase(), q: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    const found = matching(tag)
    if (found) return found
  }
  return 'en'
}

function matching(tag: string): Locale | undefined {
  const [language, ...rest] = tag.split('-')
  if (language === 'zh') {
    return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-TW' : 'zh-CN'
  }
  // Browsers used "in" for Indonesian before 1989's standard changed; some phones still do.
  if (language === 'in') return 'id'
  return locales.find((locale) => locale === language)
}

/** Each language in its own name. */
export const languageNames: Record<Locale, string> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  th: 'ไทย',
  id: 'Bahasa Indonesia',
}
