import { lower } from './text.ts'
import { alsoChinese, western } from './word-lists.ts'

/** One syllable of a Chinese or Korean name in any common spelling: Xiao, Tsz, Hsien, Hwee, Teck, Seung. */
const SYLLABLE =
  /^(?:tsz|sze|szu|jyh|shr|ng|(?:b|chh?|c|dj?|f|gh?|gw|h[swy]?|j|k[hwy]?|khw|l|my?|n[gjy]?|p[hy]?|q|r|sh?w?|sz|th?|tj|tsz?|v|w|x|y|zh?|chw)?[aeiouyü]{1,3}(?:ng|n|r|h|ck|k|p|t|m|w|y|l)?)$/i
/** Two syllables in one word, as the mainland and Korea write given names; an ordinary name such as Anderson does not part so. */
const PART =
  '(?:won|(?:zh|ch|sh|hy|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|uang|iong|yeong|yoon|eung|yeon|yeol|yung|oong|ang|eng|ing|ong|ung|ian|iao|uan|uai|eon|eok|eun|oon|ook|yun|oo|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ui|uo|ua|ue|eo|ae|ye|a|o|e|i|u|ü))'
const TWO = new RegExp(`^${PART}[-']?${PART}$`, 'i')
/** One syllable as Korea spells it since 2000: Gil, Seul, Hyeok. */
const KOREAN =
  '(?:ch|[gkndtrmbpsjh])?(?:yeo|yae|wae|ya|yo|yu|ye|ae|eo|eu|oe|ui|wa|wo|we|wi|oo|ee|[aeiou])(?:ng|[gkntlmb])?'
const TWO_KOREAN = new RegExp(`^${KOREAN}[-']?${KOREAN}$`, 'i')

/** Whether a word is one syllable, or several joined by hyphens. */
export const isSyllable = (word: string): boolean =>
  word.includes('-')
    ? word.split('-').every((part) => SYLLABLE.test(part))
    : SYLLABLE.test(word) && !western.has(lower(word))

/** Whether a word is a Korean given name of two syllables; many names of the West part so as well. */
export const isKoreanGiven = (word: string): boolean => !western.has(lower(word)) && TWO_KOREAN.test(word)

/** Whether words are a given name of one syllable each; a single word may be two syllables. */
export function isChineseGiven(words: readonly string[]): boolean {
  if (words.length === 0) return false
  const [only = ''] = words
  return (
    words.every(isSyllable) || isMixedPair(words) || (words.length === 1 && !western.has(lower(only)) && TWO.test(only))
  )
}

/** "Kai Wen", "Siew Ann": two words, of which one would be a name of the West by itself. */
const isMixedPair = (words: readonly string[]) =>
  words.length === 2 &&
  words.some(isSyllable) &&
  words.every((word) => isSyllable(word) || alsoChinese.has(lower(word)))
