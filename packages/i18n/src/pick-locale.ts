import type { Languages, Locale } from '@ekyc/domain'

/** The best of the languages that are offered for an Accept-Language header; the merchant's own when none fits. */
export function pickLocale(acceptLanguage: string | undefined, { offered, fallback }: Languages): Locale {
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
    const found = matching(tag).find((locale) => offered.includes(locale))
    if (found) return found
  }
  return fallback
}

/** What a reader of the language can read, best first. */
function matching(tag: string): readonly Locale[] {
  const [language = '', ...rest] = tag.split('-')
  if (language === 'zh') {
    const traditional = rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part))
    return traditional ? ['zh-TW', 'zh-CN'] : ['zh-CN', 'zh-TW']
  }
  return byLanguage.get(language) ?? []
}

const byLanguage = new Map<string, readonly Locale[]>([
  ['en', ['en']],
  ['th', ['th']],
  ['id', ['id']],
  // Browsers used "in" for Indonesian before 1989's standard changed; some phones still do.
  ['in', ['id']],
])

/** Each language in its own name. */
export const languageNames: Record<Locale, string> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  th: 'ไทย',
  id: 'Bahasa Indonesia',
}
