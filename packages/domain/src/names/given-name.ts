import { japaneseSurnames, latinSurnames, surnameLength } from './surnames.ts'
import { isChineseGiven, isKoreanGiven, isSyllable } from './syllables.ts'
import { bare, isInitial, lower } from './text.ts'
import { withoutTitles } from './titles.ts'
import {
  balinese,
  burmese,
  keepsNext,
  neverAlone,
  particles,
  patronyms,
  perhapsVietnamese,
  rareVietnamese,
  surelyBurmese,
  vietnameseSurnames,
  vietnameseWords,
  western,
} from './word-lists.ts'

/** What a person is called by, and the name that gives the initial. In doubt nobody is greeted by `given`. */
export type Parts = { given: string; family: string; doubt?: boolean }

/** Tells given name and family name apart, by the order of each language; the last rule is the West's. Of two words or more. */
export function partsOf(words: readonly string[]): Parts {
  return (
    fatherNamed(words) ??
    burmeseParts(words) ??
    withInitials(words) ??
    vietnameseParts(words) ??
    chineseParts(words) ??
    japaneseParts(words) ??
    westernParts(words)
  )
}

/** "Ravi s/o Kumar": nobody is greeted by the father's name. */
function fatherNamed(words: readonly string[]): Parts | null {
  const at = words.findIndex((word, index) => index > 0 && patronyms.has(bare(word)))
  if (at < 0) return null
  const own = words.slice(0, at).filter((word) => !isInitial(word))
  const father = withoutTitles(words.slice(at + 1).join(' ')).split(' ')[0]
  const chinese = own.length > 1 ? chineseParts(own) : null
  return known({
    given: chinese?.given ?? firstName(own.length > 0 ? own : words.slice(0, at)),
    family: father || (words[0] ?? ''),
  })
}

function burmeseParts(words: readonly string[]): Parts | null {
  const sure = words.some((word) => surelyBurmese.has(bare(word)))
  const all = words.filter((word) => burmese.has(bare(word))).length
  const isTitled = /^(u|daw)$/i.test(words[0] ?? '')
  const isWhole = all === words.length && words.length > 2 && !latinSurnames.has(lower(words[0] ?? ''))
  const isBurmese = isWhole || (sure && (isTitled || all > words.length / 2))
  if (!isBurmese && !/^\p{Script=Myanmar}/u.test(words[0] ?? '')) return null
  const named = isTitled && words.length > 2 ? words.slice(1) : words
  return { given: named[0] ?? '', family: named.at(-1) ?? '', doubt: true }
}

/** "K. Ravichandran": the initial is the father's. "A. P. J. Abdul Kalam" likewise. */
function withInitials(words: readonly string[]): Parts | null {
  const first = words.findIndex((word) => !isInitial(word))
  if (first === 0) return null
  if (first < 0) return { given: words[0] ?? '', family: words.at(-1) ?? '', doubt: true }
  const rest = words.slice(first)
  const parts = known({ given: firstName(rest), family: words[0] ?? '' })
  const isSeveral = (words.slice(0, first).join('').match(/\p{L}/gu)?.length ?? 0) > 1
  // Burmese U is a title.
  return (isSeveral && rest.length === 1) || words[0] === 'U' ? { ...parts, doubt: true } : parts
}

/** The calling name stands last. */
function vietnameseParts(words: readonly string[]): Parts | null {
  const [first = '', ...rest] = words
  const given = rest.at(-1) ?? ''
  if (isVietnamese(words))
    return { given, family: first, doubt: rest.length === 1 && vietnameseSurnames.has(lower(given)) }
  // "Le Goff" and "Le Nam": nobody is greeted "Hello Le,".
  return /^(le|ly|do|vu|to|dinh|truong)$/i.test(first) ? { ...westernParts(words), doubt: true } : null
}

export function isVietnamese([first = '', ...rest]: readonly string[]): boolean {
  const surname = lower(first)
  if (/[đăơưạảẠ-ỹ]/i.test([first, ...rest].join(' '))) {
    return vietnameseSurnames.has(surname) || perhapsVietnamese.has(surname) || rareVietnamese.has(surname)
  }
  // Vietnamese knows none of these letters.
  if (/[wjzf]/i.test(rest.join(' '))) return false
  if (rareVietnamese.has(surname) && /[^\p{ASCII}]/u.test(surname)) return rest.length > 1
  if (perhapsVietnamese.has(surname)) return rest.length > 1 && rest.some((word) => vietnameseWords.has(lower(word)))
  return vietnameseSurnames.has(surname)
}

/** The surname stands first and the given name is all that follows. A Western name at either end wins. */
function chineseParts(words: readonly string[]): Parts | null {
  const [first = '', second = ''] = words
  const last = words.at(-1) ?? ''
  const length = lower(first) === lower(second) ? 0 : surnameLength(words)
  if (length > 0 && !isMalay(words)) {
    const given = calledBy(words.slice(length))
    const isEither = words.length === 2 && western.has(lower(first)) && latinSurnames.has(lower(last))
    if (given) return { given, family: first, doubt: isEither }
    // "Kim Basinger" has a Western name that is a surname of Korea too.
    if (words.length === 2 && !western.has(lower(first)) && isKoreanGiven(last)) return { given: last, family: first }
  }
  const rest = words.slice(1)
  const next = surnameLength(rest)
  if (next > 0 && !isSyllable(first) && isChineseGiven(rest.slice(next))) return { given: first, family: second }
  // "Mei Ling Chen": turned by who wrote it for the West.
  const before = words.slice(0, -1)
  if (length === 0 && before.length > 1 && latinSurnames.has(lower(last)) && before.every(isSyllable)) {
    return { given: before.join(' '), family: last }
  }
  // "Tan Anderson" may be either order, and nobody is greeted "Hello Tan,".
  const isDoubtful = length > 0 && !keepsNext.has(lower(first)) && !western.has(lower(first))
  return isDoubtful ? { ...westernParts(words), doubt: true } : null
}

/** What follows a Chinese surname: all of it, or the Western name at its end or beginning; null where it is no such name. */
export function calledBy(words: readonly string[]): string | null {
  const own = withoutMaidenName(words)
  if (isChineseGiven(own)) return own.join(' ')
  if (words.length > 1 && isChineseGiven(words.slice(0, -1))) return words.at(-1) ?? null
  if (words.length > 2 && isChineseGiven(words.slice(1))) return words[0] ?? null
  return null
}

/** Hong Kong's married women put their own surname behind their husband's. A given name has two syllables at most. */
function withoutMaidenName(words: readonly string[]): readonly string[] {
  const syllables = words.join('-').split('-').length
  const isMaidenName = syllables > 2 && latinSurnames.has(lower(words[0] ?? '')) && words.slice(1).every(isSyllable)
  return words.length > 1 && isMaidenName ? words.slice(1) : words
}

/** Wan and Che are Chinese surnames too. */
const isMalay = ([first = '', ...rest]: readonly string[]) => keepsNext.has(lower(first)) && !isChineseGiven(rest)

function japaneseParts([first = '', ...rest]: readonly string[]): Parts | null {
  return japaneseSurnames.has(lower(first)) ? { given: rest.join(' '), family: first } : null
}

function westernParts(own: readonly string[]): Parts {
  const start = own.findIndex((word) => !particles.has(lower(word)))
  const named = start > 0 && start < own.length - 1 ? own.slice(start) : own
  const given = named.length > 1 ? firstName(named.slice(0, -1)) : (named[0] ?? '')
  const parts = known({ given, family: named.at(-1) ?? '' })
  // Khmer writes the family first, and a particle in front leaves the order open.
  return start !== 0 || /^\p{Script=Khmer}/u.test(given) ? { ...parts, doubt: true } : parts
}

/** Without Balinese I, Ni and Ida, which tell sex and caste and are no names. */
export function withoutBalinese(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words
  const isMark = (first === 'I' && words.length > 1) || (/^(ni|ida)$/i.test(first) && balinese.has(bare(second)))
  return isMark ? words.slice(1) : words
}

/** The first word, and the next where the first is never used without it: Siti Nurhaliza, Tengku Abdul Aziz, Ma. Teresa. */
export function firstName(words: readonly string[]): string {
  const isJoined = (word = '') => keepsNext.has(bare(word)) || /^ma\.?$/i.test(word)
  const end = words.findIndex((word, index) => !isJoined(word) || particles.has(lower(words[index + 1] ?? '')))
  return words.slice(0, end < 0 ? words.length : end + 1).join(' ')
}

/** A name that is never used alone greets nobody, nor does one whose second half is missing. */
function known(parts: Parts): Parts {
  const words = parts.given.split(' ')
  const last = bare(words.at(-1) ?? '')
  const isHalf = words.length > 1 ? keepsNext.has(last) : neverAlone.has(last) || /^ma\.$/i.test(parts.given)
  return isHalf ? { ...parts, doubt: true } : parts
}
