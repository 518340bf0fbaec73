import { asciiDigits } from './digits.ts'

/** Letters that no normal form takes apart, as people without them on their keyboard type them. */
const LETTERS: Record<string, string> = {
  ...{ đ: 'd', ð: 'd', ɖ: 'd', ħ: 'h', ı: 'i', ȷ: 'j', ł: 'l', ŋ: 'n', ɲ: 'n', ø: 'o', ŧ: 't', ƀ: 'b', ɓ: 'b', ɗ: 'd' },
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ĸ: 'k', ς: 'σ', ƴ: 'y', ƙ: 'k', ə: 'e', ɛ: 'e', ɔ: 'o' },
  // The same letters on Persian, Urdu and Arabic keyboards.
  ...{ ی: 'ي', ى: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه', ة: 'ه', ـ: '' },
}
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')
/** Of a text in lower case. */
export const foldLetters = (text: string): string => text.replace(LETTER, (letter) => LETTERS[letter] ?? letter)
const APOSTROPHES = /[’‘‛ʼʻʽʾʿʹ′´`＇ꞌ׳՚]/gu
const DASHES = /[\p{Pd}\u2212]/gu
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Typed twice, the Thai and Lao sign for e looks like the one for ae. */
export const withoutDoubledSigns = (text: string): string => text.replaceAll('เเ', 'แ').replaceAll('ເເ', 'ແ')

/**
 * One spelling for what people type alike: without capitals, accents, full-width forms and characters that cannot be
 * seen, with one apostrophe, one dash and Western digits. "Đặng" is "dang", "O’Neil" is "o'neil".
 */
export function fold(text: string): string {
  // Some apostrophes are compatibility forms of a space and a mark.
  const one = text.toWellFormed().replace(APOSTROPHES, "'").normalize('NFKD').replace(UNSEEN, '').normalize('NFKC')
  return foldLetters(asciiDigits(withoutDoubledSigns(one.toLowerCase())))
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
}
