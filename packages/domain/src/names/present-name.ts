import { cleanName, inMixedCase } from './clean-name.ts'
import { calledBy, firstName, isVietnamese, type Parts, partsOf, withoutBalinese } from './given-name.ts'
import { isEastAsian, masked } from './masked.ts'
import { latinSurnames } from './surnames.ts'
import { fit, graphemes, initialOf, isInitial, lower } from './text.ts'
import { isSuffix, isTitle, withoutSuffixes, withoutTitles } from './titles.ts'

/**
 * - shownAs: enough for its owner and little for a stranger, at most 40 characters, never the whole name
 * - greeting: what a letter calls the person; null where that is in doubt, and for names in Chinese characters
 */
export type PresentedName = { shownAs: string; greeting: string | null }

/** How a customer's name is shown to them, decided from the whole name. Takes any text. */
export function presentName(name: string): PresentedName {
  const text = withoutTitles(cleanName(name))
  if (isEastAsian(text)) return { shownAs: masked(text), greeting: null }
  const latin = wordsOf(text).filter((word) => !isEastAsian(word))
  const eastAsian = wordsOf(text).filter(isEastAsian)
  // "王小明 David": one Latin word does not say what the name is. "Chen Mei Ling 陈美玲" is the same name twice.
  if (eastAsian.length > 0 && latin.length < 2) return { shownAs: masked(eastAsian[0] ?? ''), greeting: null }
  const single = oneWord(text, latin)
  if (single) return single
  const { given, family, doubt } = eastAsian.length > 0 ? partsOf(latin) : turned(text)
  const isShared = SHARED.test(name) || COMPANY.test(name)
  return {
    shownAs: fit(`${fit(given, 36)} ${initialOf(family)}`, 40),
    greeting:
      doubt || isShared || !IS_NAME.test(given) || ABBREVIATION.test(given) || isTitle(given) ? null : fit(given, 40),
  }
}

/** Letters, at least one of them no initial. */
const IS_NAME = /^(?=.*(\p{Ll}|\p{Lo}))(?:[\p{L}\p{M}'. -]|\u200c|\u200d)+$/u
/** "Md.", "Wm.": not what a person is called. */
const ABBREVIATION = /^\p{L}{1,4}\.$/u
/** Two people in one field, or a company. */
const SHARED = /\s(&|and|dan|และ|和|与)\s/iu
const COMPANY = /(^|\s)(pte|ltd|sdn|bhd|inc|llc|gmbh|corp|pt|cv|plc)\.?(\s|$)|บริษัท/iu

function wordsOf(text: string): string[] {
  const words = text.split(/[\s,;、]+/u).filter((word) => /\p{L}/u.test(word))
  const trimmed = words.map((word) => word.replace(/^[^\p{L}\p{M}]+|[^\p{L}\p{M}.]+$/gu, '')).filter(Boolean)
  return [...withoutBalinese(withoutSuffixes(inMixedCase(trimmed)))]
}

/** A single word is shown in part: three letters of six or more, else one. Thais are called by the first name, so it is shown. */
function oneWord(text: string, words: readonly string[]): PresentedName | null {
  if (words.length > 1 && !words.every(isInitial)) return null
  const [only = ''] = words
  if (/^\p{Script=Thai}/u.test(only)) return { shownAs: fit(only, 40), greeting: isTitle(only) ? null : fit(only, 40) }
  const letters = graphemes(only || text)
  const kept = letters.length > 5 ? 3 : Math.min(letters.length - 1, 1)
  return { shownAs: `${fit(letters.slice(0, Math.max(kept, 0)).join(''), 36)}***`, greeting: null }
}

/** "Smith, John" is turned. "Lim Wei Jie, Jason" has a Western name after its comma. */
function turned(text: string): Parts {
  const [before = '', after] = text
    .split(/\s*[,;、]\s*/u)
    .filter((part) => /\p{L}/u.test(part) && !part.split(' ').every(isSuffix))
    .map(withoutTitles)
  const family = wordsOf(before)
  const given = wordsOf(after ?? '')
  if (given.length === 0) return partsOf(family.length > 1 ? family : wordsOf(text))
  const surname = family.length > 1 && latinSurnames.has(lower(family[0] ?? '')) ? family[0] : family.at(-1)
  const isChinese = latinSurnames.has(lower(surname ?? ''))
  const names = given.filter((word) => !isInitial(word))
  if (names.length === 0) return { given: given[0] ?? '', family: surname ?? '', doubt: true }
  if (isVietnamese([surname ?? '', ...names])) return { given: names.at(-1) ?? '', family: surname ?? '' }
  return { given: (isChinese ? calledBy(names) : null) ?? firstName(names), family: surname ?? '' }
}
