import { compoundSurnames } from './surnames.ts'
import { fit, graphemes } from './text.ts'

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々·・‧ ]+$/u
const SEPARATORS = /[ ·・‧]+/u

export const isEastAsian = (text: string): boolean => EAST_ASIAN.test(text)

/** The surname and one ＊ for each other character: 王＊＊. A space ends the surname, else the list of those of two characters. */
export function masked(name: string): string {
  const [first = '', ...rest] = name.split(SEPARATORS).filter(Boolean)
  const all = graphemes([first, ...rest].join(''))
  const size = rest.length > 0 ? graphemes(first).length : surnameSize(all)
  return fit(all.slice(0, size).join('') + '＊'.repeat(Math.max(all.length - size, 1)), 40)
}

function surnameSize(characters: readonly string[]): number {
  return characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
}
