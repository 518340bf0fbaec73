/**
 * What the customer reads of a name: first name + initial. A name without a space shows its first character only,
 * because the whole of it would be the whole name.
 */
export function proposeShownAs(name: string): string {
  // A part without a letter, such as "(2)", gives no initial.
  const [first = '', ...rest] = name.split(/\s+/).filter((part) => /\p{L}/u.test(part))
  const initial = rest.at(-1)?.match(INITIAL)?.[0]
  if (initial) return `${[...first].slice(0, LONGEST_FIRST_NAME).join('')} ${initial}.`
  return `${[...(first || name.trim())][0] ?? ''}＊＊`
}

/** The first letter, but not a Thai vowel that is written before its consonant. */
const INITIAL = /(?![เ-ไ])\p{L}/u

/** Leaves room for a space, an initial and its full stop in the 40 characters of `shownAs`. */
const LONGEST_FIRST_NAME = 36

/** The first name alone, for a greeting: `shownAs` without its initial. */
export const greetedAs = (shownAs: string): string => shownAs.replace(/[ \u00a0]\p{L}\.$/u, '')
