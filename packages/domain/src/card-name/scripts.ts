const SCRIPTS = [
  ...['Latin', 'Han', 'Thai', 'Hangul', 'Cyrillic', 'Arabic', 'Devanagari', 'Tamil', 'Khmer', 'Lao', 'Myanmar'].map(
    (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
  ),
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{L}/u,
]

/** The script of the first letter, as a number; -1 without one. */
export function scriptOf(text: string): number {
  const letter = text.match(/\p{L}/u)?.[0] ?? ''
  return SCRIPTS.findIndex((script) => script.test(letter))
}

/** A name that is given in two scripts, such as "Chen Mei Ling 陈美玲", in each of them; any other as it is. */
export function inEachScript(name: string): string[] {
  const groups = Map.groupBy(name.split(/[\s()（）]+/).filter(Boolean), scriptOf)
  groups.delete(-1)
  return groups.size > 1 ? [...groups.values()].map((words) => words.join(' ')) : [name]
}
