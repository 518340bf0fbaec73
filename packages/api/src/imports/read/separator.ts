export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

const LINES = 20
/** A first line by which Excel is told the separator; no spreadsheet shows it or counts it. */
const HINT = /^"?sep=([^\r\n])"?(?:\r\n|\r|\n|$)/i

/** The separator that the file itself names, else that by which the first lines have the most columns, and all of them as many as the first. */
export function detectSeparator(beginning: string): Separator {
  const named = HINT.exec(beginning)?.[1]
  return separators.find((each) => each === named) ?? likeliestSeparator(withoutHint(beginning))
}

/** The text from its first row on. */
export const withoutHint = (beginning: string): string => beginning.replace(HINT, '')

function likeliestSeparator(beginning: string): Separator {
  const scored = separators.map((separator) => {
    const counts = countPerLine(beginning, separator)
    const first = counts[0] || mostFrequent(counts.filter(Boolean))
    const alike = counts.filter((count) => count === first).length / Math.max(counts.length, 1)
    return {
      separator,
      score: first === 0 ? 0 : alike * 100 + Math.min(first, 50),
      spaced: beginning.split(`${separator} `).length,
    }
  })
  // "Santos, Maria;maria@example.com" has one of each: a mark of the text has a space behind it.
  const [best] = scored.sort((a, b) => b.score - a.score || a.spaced - b.spaced)
  return best && best.score > 0 ? best.separator : ','
}

/** A title above the table has none of its separators. */
const mostFrequent = (counts: readonly number[]): number =>
  counts.toSorted((a, b) => times(counts, b) - times(counts, a))[0] ?? 0

const times = (counts: readonly number[], wanted: number) => counts.filter((count) => count === wanted).length

/** How often it stands in each of the first lines, outside quotes. */
function countPerLine(text: string, separator: Separator): number[] {
  const counts: number[] = []
  let count = 0
  let quoted = false
  let blank = true
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === separator) count++
    else if (character === '\n' || character === '\r') {
      if (!blank) counts.push(count)
      if (counts.length === LINES) return counts
      count = 0
      blank = true
      continue
    }
    blank = false
  }
  // The last line may be cut off: it counts only when it is all there is.
  return counts.length > 0 ? counts : [count]
}
