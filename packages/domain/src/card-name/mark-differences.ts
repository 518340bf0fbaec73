import { distance } from 'fastest-levenshtein'
import { folded } from './folded.ts'

/** A piece of a name as written. */
export type NamePart = { text: string; differs: boolean }

/** Both names as written, with nothing marked. */
export const unmarked = (given: string, card: string): { given: NamePart[]; card: NamePart[] } => ({
  given: given ? [{ text: given, differs: false }] : [],
  card: card ? [{ text: card, differs: false }] : [],
})

type Word = { text: string; isName: boolean }

/** Both names in pieces. `byLetter`: within words that are nearly alike only the letters that differ are marked. */
export function markDifferences(
  given: string,
  card: string,
  byLetter: boolean,
): { given: NamePart[]; card: NamePart[] } {
  const [a, b] = [split(given), split(card)]
  return { given: marked(a, b, byLetter), card: marked(b, a, byLetter) }
}

const split = (name: string): Word[] =>
  (name.match(/[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}'’]+/gu) ?? []).map((text) => ({
    text,
    isName: /[\p{L}\p{N}]/u.test(text),
  }))

function marked(words: Word[], others: Word[], byLetter: boolean): NamePart[] {
  const candidates = others.filter(({ isName }) => isName).map(({ text }) => folded(text))
  const together = candidates.join('')
  const parts = words.flatMap(({ text, isName }): NamePart[] => {
    const word = folded(text)
    const isThere = word.length > 1 ? together.includes(word) : candidates.some((each) => each.startsWith(word))
    if (!isName || isThere) return [{ text, differs: false }]
    const nearest = candidates.toSorted((a, b) => distance(a, word) - distance(b, word))[0] ?? ''
    if (!byLetter || distance(nearest, word) * 2 > word.length) return [{ text, differs: true }]
    return byLetters(text, nearest)
  })
  return merged(parts)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Keeps the longest common sequence of letters unmarked. */
function byLetters(text: string, other: string): NamePart[] {
  const letters = Array.from(segmenter.segment(text), ({ segment }) => segment)
  const [a, b] = [letters.map(folded), Array.from(segmenter.segment(other), ({ segment }) => segment)]
  const common = a.map(() => b.map(() => 0))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let j = 0
  return letters.map((letter, i) => {
    while (j < b.length && a[i] !== b[j] && at(i, j + 1) >= at(i + 1, j) && at(i, j + 1) > 0) j += 1
    const isSame = j < b.length && a[i] === b[j]
    if (isSame) j += 1
    return { text: letter, differs: !isSame }
  })
}

function merged(parts: NamePart[]): NamePart[] {
  const all: NamePart[] = []
  for (const { text, differs } of parts) {
    const last = all.at(-1)
    if (last?.differs === differs) last.text += text
    else all.push({ text, differs })
  }
  return all
}
