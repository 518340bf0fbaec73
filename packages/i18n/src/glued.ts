import type { Translator } from './translator.ts'

/** Keeps a number with its unit on one line, and Thai's repetition mark with its word. A year has no unit: after it a line may break. */
export const glued =
  <Key extends string>(t: Translator<Key>): Translator<Key> =>
  (key, values) =>
    t(key, values).replace(/((?<!\d{3})\d) (?=\S)| (?=ๆ)/g, '$1\u00a0')
