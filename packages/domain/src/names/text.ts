const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a person sees as letters: a letter with its marks is one. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** The longest beginning of at most `max` code points that tears no letter from its marks. */
export function fit(text: string, max: number): string {
  if ([...text].length <= max) return text
  let kept = ''
  for (const each of graphemes(text)) {
    if ([...kept, ...each].length > max) break
    kept += each
  }
  return kept || [...text].slice(0, max).join('')
}

export const lower = (text: string) => text.toLowerCase()

/** A word as it stands in the lists: lower case, without its last full stop. */
export const bare = (text: string) => lower(text).replace(/\.$/, '')

export const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** "R.", "R", "R.K.": initials, not names. */
export const isInitial = (text: string) => /^(\p{L}\.?|(\p{L}\.-?){2,})$/u.test(text) && /^\p{Script=Latin}/u.test(text)

/** First letter and a full stop. Thai and Lao write some vowels before their consonant. */
export const initialOf = (text: string): string =>
  `${text.match(/(?![เ-ไເ-ໄ])\p{L}/u)?.[0].toUpperCase() ?? ''}.`.replace(/^\.$/, '')
