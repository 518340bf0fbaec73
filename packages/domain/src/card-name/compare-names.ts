import { distance } from 'fastest-levenshtein'
import { folded, wordsOf } from './folded.ts'
import { markDifferences, type NamePart, unmarked } from './mark-differences.ts'
import { inEachScript, scriptOf } from './scripts.ts'
import { readAlike } from './spelled-alike.ts'

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
 * `near`: one letter in six differs (one character in a Chinese or Korean name of three or more), words are left out or
 * shortened while two are the same, or words are only spelled as another decade or a camera spells them. Whoever reads
 * `near` has to look; `differs` may be another person.
 */
export function compareNames(given: string, onCard: readonly string[]): ComparedName | null {
  const graded = onCard.flatMap((name) =>
    inEachScript(given).flatMap((a) => inEachScript(name).map((b) => ({ name, grade: gradeOf(a, b) }))),
  )
  const [best] = graded.sort((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade))
  if (!best) return null
  const { grade, name } = best
  return { grade, ...(grade === 'same' ? unmarked(given, name) : markDifferences(given, name, grade === 'near')) }
}

function gradeOf(one: string, other: string): NameGrade {
  if (scriptOf(folded(one)) !== scriptOf(folded(other))) return 'otherScript'
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (differing(a, b) === 0) return 'same'
  return isNear(a, b) || isNear(a.map(readAlike), b.map(readAlike)) ? 'near' : 'differs'
}

function isNear(a: string[], b: string[]): boolean {
  const [one, other] = [a.join(''), b.join('')]
  const length = Math.min([...one].length, [...other].length)
  return differing(a, b) <= tolerated(length, one) || isShortened(a, b) || isShortened(b, a)
}

/** How many letters differ in the order of the words in which they are most alike. */
function differing(a: string[], b: string[]): number {
  const pairs = [...joined(a).map((each) => [each, b.join('')]), ...joined(b).map((each) => [each, a.join('')])]
  return Math.min(...pairs.map(([left = '', right = '']) => distance(left, right)))
}

function tolerated(length: number, name: string): number {
  if (/[\p{Script=Han}\p{Script=Hangul}]/u.test(name)) return length >= 3 ? 1 : 0
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
