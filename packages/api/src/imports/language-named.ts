import type { Country, Locale } from '@ekyc/domain'

/** The five languages, and two more whose speakers read one of them: Cantonese, and Malay, for which English is nearest. */
const tags: Record<string, Locale> = {
  en: 'en',
  zh: 'zh-CN',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  yue: 'zh-TW',
  th: 'th',
  id: 'id',
  ms: 'en',
}

/** What people call a language beyond what the Unicode data lists, in lower case without marks. */
const alsoCalled: Record<string, Locale> = {
  indo: 'id',
  印尼语: 'id',
  印尼語: 'id',
  印尼文: 'id',
  印尼: 'id',
  melayu: 'en',
  malaysia: 'en',
  bm: 'en',
  英文: 'en',
  泰文: 'th',
  泰國語: 'th',
  cn: 'zh-CN',
  chs: 'zh-CN',
  simplified: 'zh-CN',
  sc: 'zh-CN',
  mandarin: 'zh-CN',
  putonghua: 'zh-CN',
  普通话: 'zh-CN',
  国语: 'zh-CN',
  汉语: 'zh-CN',
  华文: 'zh-CN',
  华语: 'zh-CN',
  中国語: 'zh-CN',
  cht: 'zh-TW',
  traditional: 'zh-TW',
  tc: 'zh-TW',
  tw: 'zh-TW',
  hk: 'zh-TW',
  國語: 'zh-TW',
  漢語: 'zh-TW',
  華語: 'zh-TW',
  廣東話: 'zh-TW',
  广东话: 'zh-TW',
  粵文: 'zh-TW',
  白話: 'zh-TW',
}

const CHINESE = /chinese|中文|汉语|漢語|华语|華語|จีน|tionghoa|mandarin|cina/
const TRADITIONAL =
  /trad|taiwan|hongkong|macau|macao|hant|繁|正體|台灣|臺灣|台湾|香港|澳門|澳门|ตัวเต็ม|ดั้งเดิม|ไต้หวัน|ฮ่องกง/
const SIMPLIFIED = /simp|sederhana|hans|简|簡|ตัวย่อ/

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')

const named = new Map<string, Locale>(
  ['en', 'zh-Hans', 'zh-Hant', 'th', 'id', 'ms', 'vi', 'ja', 'ko'].flatMap((reader) => {
    const names = new Intl.DisplayNames(reader, { type: 'language' })
    return Object.entries(tags).map(([tag, locale]): [string, Locale] => [folded(names.of(tag) ?? tag), locale])
  }),
)
for (const [name, locale] of Object.entries(alsoCalled)) named.set(name, locale)

/** Indonesian and Thai put their word for “language” before the name of each. */
const LANGUAGE_OF = /^(bahasa|basa|ภาษา)(?=.)/

/** Where “bahasa”, which only means “language”, may be Malay as well. */
const MALAY_SPEAKING: ReadonlySet<string | null> = new Set(['BN', 'MY', 'SG'])

/** No language has a longer name, and a pattern for brackets takes its time with thousands of them. */
const MOST_CHARACTERS = 100

/**
 * The language that a cell names, by a tag such as zh_Hant or in_ID or in words; null if it is none that we speak.
 * `country` is the merchant's.
 */
export function languageNamed(text: string, country: Country | null): Locale | null {
  if (text.length > MOST_CHARACTERS) return null
  const whole = text.normalize('NFKC')
  // A region in brackets, as in English (UK) or zh-TW (繁體).
  const main = whole.replace(/\(.*\)/, '')
  const name = folded(whole)
  if (name === 'bahasa') return MALAY_SPEAKING.has(country) ? null : 'id'
  if (CHINESE.test(name) || /^[繁简簡正]/.test(name)) {
    if (TRADITIONAL.test(name)) return 'zh-TW'
    if (SIMPLIFIED.test(name)) return 'zh-CN'
  }
  const short = folded(main).replace(LANGUAGE_OF, '')
  return named.get(name) ?? named.get(short) ?? languageTagged(main) ?? namedInWords(whole)
}

const FILLERS: ReadonlySet<string> = new Set(['language', 'speaking', 'speaker', 'bahasa', 'ภาษา'])

/** "中文 Chinese", "Thai language": every word that is no filler names the same one. */
function namedInWords(text: string): Locale | null {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).map(folded)
  const [first, ...others] = words.filter((word) => word && !FILLERS.has(word)).map((word) => named.get(word) ?? null)
  return others.every((other) => other === first) ? (first ?? null) : null
}

/**
 * By the tag's own script, else by the one that its region writes. Old and three-letter codes count. Unlike a browser's
 * header, a list that asks for German is told that there is none, and gets nothing near it.
 */
function languageTagged(text: string): Locale | null {
  const [tag = ''] = text.trim().replaceAll('_', '-').split(/[.@]/)
  try {
    const { language, script } = new Intl.Locale(tag.replace(/^zh-(?=yue|cmn)/i, '')).maximize()
    return tags[`${language}-${script}`] ?? tags[language] ?? null
  } catch {
    return null
  }
}
