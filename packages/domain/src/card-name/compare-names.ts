import { distance } from 'fastest-levenshtein'
import { folded, scriptOf, wordsOf } from './folded.ts'
import { markDifferences, type NamePart } from './mark-differences.ts'

export type { NamePart } from './mark-differences.ts'

/** `otherScript`: the card has the name in another script only, so people have to compare. */
export type NameGrade = 'same' | 'near' | 'differs' | 'otherScript'

export type ComparedName = {
  grade: NameGrade
  /** Both as written, in pieces: what the other does not have is marked. */
  given: NamePart[]
  card: NamePart[]
}

const order: readonly NameGrade[] = ['same', 'near', 'differs', 'otherScript']

/**
 * Compares a customer's name with those on a card, of which the most alike counts; null if the card has none.
 * Order, case, accents, titles, spaces between syllables, and simplified or traditional characters do not matter.
 * `near`: one letter in six differs (one character in a Chinese name of three or more), or words are left out or
 * shortened to initials while two are the same. Whoever reads `near` has to look; `differs` may be another person.
 */
export function compareNames(given: string, onCard: readonly string[]): ComparedName | null {
  const graded = onCard.map((name) => ({ name, grade: gradeOf(given, name) }))
  const [best] = graded.sort((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
  return best ? { grade: best.grade, ...markDifferences(given, best.name, best.grade === 'near') } : null
}

function gradeOf(one: string, other: string): NameGrade {
  if (scriptOf(folded(one)) !== scriptOf(folded(other))) return 'otherScript'
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const pairs = [...joined(a).map((each) => [each, b.join('')]), ...joined(b).map((each) => [each, a.join('')])]
  const least = Math.min(...pairs.map(([left = '', right = '']) => distance(left, right)))
  if (least === 0) return 'same'
  const length = Math.min([...a.join('')].length, [...b.join('')].length)
  return least <= tolerated(length, one) || isShortened(a, b) || isShortened(b, a) ? 'near' : 'differs'
}

function tolerated(length: number, name: string): number {
  if (/\p{Script=Han}/u.test(name)) return length >= 3 ? 1 : 0
  return length >= 5 ? Math.max(1, Math.floor(length / 6)) : 0
}

const MOST_PERMUTED = 5

/** Every order of the words, written together: "Mei Ling Chen" is "CHEN MEILING". */
const joined = (words: string[]): string[] =>
  words.length > MOST_PERMUTED
    ? [words.join(''), words.toSorted().join('')]
    : permutations(words).map((each) => each.join(''))

const permutations = (words: string[]): string[][] =>
  words.length < 2
    ? [words]
    : words.flatMap((word, index) => permutations(words.toSpliced(index, 1)).map((rest) => [word, ...rest]))

/** Every word of the shorter name is in the longer one, whole or as an initial, and two of them whole. */
function isShortened(shorter: string[], longer: string[]): boolean {
  if (shorter.length > longer.length) return false
  const left = [...longer]
  const take = (fits: (word: string) => boolean) => {
    const index = left.findIndex(fits)
    return index !== -1 && left.splice(index, 1).length > 0
  }
  const missing = shorter.filter((word) => !take((each) => each === word))
  const initials = missing.filter((word) => word.length === 1 && take((each) => each.startsWith(word)))
  const whole = shorter.length - missing.length
  return initials.length === missing.length && whole >= (initials.length > 0 ? 1 : 2)
}
