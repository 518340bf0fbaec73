/** A marked letter next to another one, or two characters from the scripts of three bytes in which people are named. */
const PLAIN =
  /[A-Za-z][\u00c0-\u024f\u1e00-\u1eff]|[\u00c0-\u024f\u1e00-\u1eff][A-Za-z]|[\u00c0-\u024f][\u1e00-\u1eff]|[\u0900-\u0eff\u1780-\u17ff\u1e00-\u1eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2}/u

const isPlain = (word: Buffer) => {
  const text = word.toString('utf8')
  return PLAIN.test(text) && !text.includes('\ufffd')
}

/** Whether valid UTF-8 is so by more than chance, as a few Chinese or Thai characters of another encoding can be. */
export const isPlainUtf8 = (words: readonly Buffer[]): boolean => words.length === 0 || words.some(isPlain)

/** Characters that chance made are of several scripts, or of none in which people write today. */
const ONE_SCRIPT = new RegExp(
  `^(?:${[
    '[\\u0370-\\u03ff]+', // Greek
    '[\\u0400-\\u052f]+', // Cyrillic
    '[\\u0530-\\u058f]+', // Armenian
    '[\\u0590-\\u05ff]+', // Hebrew
    '[\\u0600-\\u06ff]+', // Arabic
    '[\\u0e00-\\u0e7f]+', // Thai
    '[\\u3000-\\u30ff\\u4e00-\\u9fff]+', // Chinese and Japanese
    '[\\uac00-\\ud7a3]+', // Korean
    '[\\u00a0\\u2010-\\u203a\\u20ac\\u2122\\u2500-\\u27bf\\p{Extended_Pictographic}\\ufe0f]+', // marks
  ].join('|')})$`,
  'u',
)

/** Whether each word of valid UTF-8 makes sense by itself. */
export const couldBeUtf8 = (words: readonly Buffer[]): boolean =>
  words.every((word) => ONE_SCRIPT.test(word.toString('utf8').replaceAll(/\p{ASCII}/gu, '')))

/** Whether bytes that are not UTF-8 were so before two files were put together, or a program cut one. */
export function isDamagedUtf8(words: readonly Buffer[]): boolean {
  const plain = words.filter(isPlain).length
  // One word in a hundred may be UTF-8 by chance.
  return plain > 0 && plain * 100 >= words.length
}
