import { Converter } from 'opencc-js/t2cn'
import { cleanName } from '../names/clean-name.ts'
import { bare } from '../names/text.ts'
import { withoutSuffixes, withoutTitles } from '../names/titles.ts'
import { patronyms } from '../names/word-lists.ts'
import { foldLetters, withoutDoubledSigns } from '../text/fold.ts'

const simplified = Converter({ from: 't', to: 'cn' })

/** Letters as they are compared: one width, one case, simplified characters, without accents and apostrophes. */
export const folded = (text: string): string =>
  foldLetters(withoutDoubledSigns(simplified(text.normalize('NFKC').toLowerCase()).replaceAll('锺', '钟')))
    .normalize('NFD')
    // Marks of Thai and Indian scripts are vowels, so only those of Latin, Greek and Cyrillic go.
    .replace(/[\u0300-\u036f'’‘`´ʼ]/g, '')
    // The tone of Thai น้ำ is typed before or after the ring.
    .replace(/\u0e4d([\u0e48-\u0e4b])/g, '$1\u0e4d')
    .normalize('NFC')

/** The words of a name as compared, without titles, degrees and marks such as "bin": cards leave them out or write others. */
export function wordsOf(name: string): string[] {
  // The lines of a passport for machines have < for spaces.
  const spaced = name.replace(/<+/g, ' ')
  const words = withoutSuffixes(
    withoutTitles(cleanName(spaced))
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  const kept = words.filter((word) => !patronyms.has(bare(word)))
  return folded((kept.length > 0 ? kept : words).join(' '))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}
