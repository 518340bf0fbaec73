import { asciiDigits } from './digits.ts'

/** What leaves no mark on the screen: bidirectional marks, soft hyphens, byte order marks, line separators, joiners. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2028\u2029]/gu
const DASHES = /[\p{Pd}\u2212]/gu
const SPACES = /[\p{Zs}\t]+/gu
const FULL_WIDTH = /[\uff01-\uff5e]/gu
const FULL_WIDTH_OFFSET = 0xfee0

/**
 * The spelling in which references and addresses are kept and compared: without what cannot be seen, with one kind of
 * dash and of space, with Western digits, and in half width. Capitals and accents stay.
 */
export function canonicalText(text: string): string {
  const plain = text.normalize('NFC').replace(INVISIBLE, '').replace(DASHES, '-').replace(FULL_WIDTH, halfWidth)
  return asciiDigits(plain).replace(SPACES, ' ').trim()
}

const halfWidth = (character: string) => String.fromCodePoint((character.codePointAt(0) ?? 0) - FULL_WIDTH_OFFSET)

/** The scripts in which a joiner never changes how a word is written. */
const UNJOINED = '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}'
const JOINABLE = `(?![${UNJOINED}])[\\p{L}\\p{M}\\p{S}\ufe0f]`
/** A joiner between two letters or signs, and a selector that chooses the form of the character before it. */
const MEANT = new RegExp(
  `(?<=${JOINABLE})[\u200c\u200d](?=${JOINABLE})|(?<=[\\p{L}\\p{M}\\p{S}\\p{N}])\\p{Variation_Selector}`,
  'gu',
)

/** A text without what cannot be seen, but for what Persian, Indic scripts, rare Chinese characters and emoji need. */
export function visibleText(text: string): string {
  const meant = new Set([...text.matchAll(MEANT)].map(({ index }) => index))
  return text.replace(INVISIBLE, (character, index: number) => (meant.has(index) ? character : ''))
}
