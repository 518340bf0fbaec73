import { Converter } from 'opencc-js/t2cn'

const simplified = Converter({ from: 't', to: 'cn' })

const LETTERS: Record<string, string> = { đ: 'd', ð: 'd', ø: 'o', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }

/** Letters as they are compared: one width, one case, simplified characters, without accents and apostrophes. */
export const folded = (text: string): string =>
  simplified(text.normalize('NFKC').toLowerCase())
    .normalize('NFD')
    // Marks of Thai and Indian scripts are vowels, so only those of Latin, Greek and Cyrillic go.
    .replace(/[\u0300-\u036f'’‘`´ʼ]/g, '')
    .replace(/[đðøłıßæœþ]/g, (letter: string) => LETTERS[letter] ?? letter)
    .normalize('NFC')

/** Titles, and what says "child of" or nothing: cards leave it out or write it in other ways. */
const NO_NAME = new Set(
  'mr mrs ms miss mdm mx dr prof rev ir hj haji hjh hajah hajjah datuk dato tun puan encik cik tuan khun bin bt bte binte binti bint ibn anak so do wo al ap jr sr'.split(
    ' ',
  ),
)
const HONORIFIC = /^(นางสาว|นาย|นาง|คุณ|เด็กชาย|เด็กหญิง)(?=[ก-๙])|(先生|女士|小姐|太太)$/u

/** The words of a name without titles, as compared; all of them if nothing else is left. */
export function wordsOf(name: string): string[] {
  const words = folded(name.replace(/\b([sdwa])\/([olpk])\b/gi, '$1$2'))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
  const kept = words.map((word) => word.replace(HONORIFIC, '')).filter((word) => word && !NO_NAME.has(word))
  return kept.length > 0 ? kept : words
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Han}/u, /\p{Script=Thai}/u, /\p{L}/u]

/** The script of the first letter, as a number; -1 without one. */
export function scriptOf(text: string): number {
  const letter = text.match(/\p{L}/u)?.[0] ?? ''
  return SCRIPTS.findIndex((script) => script.test(letter))
}
