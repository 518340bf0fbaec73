import type { Translator } from './translator.ts'

const AFTER_HAN = /(?<=[\p{Script=Han}（）《》「」，。：；！？]) (?=[\p{Script=Han}（《「])/gu

/**
 * Keeps a number with its unit on one line, and Thai's repetition mark with its word. A year has no unit: after it a line
 * may break. The space around a name that is written in Latin letters goes where the name is Chinese.
 */
export const glued =
  <Key extends string>(t: Translator<Key>): Translator<Key> =>
  (key, values) =>
    t(key, values)
      .replace(/((?<!\d{3})\d) (?=\S)| (?=ๆ)/g, '$1\u00a0')
      .replace(AFTER_HAN, '')
