import { Converter } from 'opencc-js/t2cn'
import { cleanName } from '../names/clean-name.ts'
import { bare } from '../names/text.ts'
import { withoutSuffixes, withoutTitles } from '../names/titles.ts'
import { patronyms } from '../names/word-lists.ts'

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

/** The words of a name as compared, without titles, degrees and marks such as "bin": cards leave them out or write others. */
export function wordsOf(name: string): string[] {
  const words = withoutSuffixes(
    withoutTitles(cleanName(name))
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  const kept = words.filter((word) => !patronyms.has(bare(word)))
  return folded((kept.length > 0 ? kept : words).join(' '))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Han}/u, /\p{Script=Thai}/u, /\p{L}/u]

/** The script of the first letter, as a number; -1 without one. */
export function scriptOf(text: string): number {
  const letter = text.match(/\p{L}/u)?.[0] ?? ''
  return SCRIPTS.findIndex((script) => script.test(letter))
}
