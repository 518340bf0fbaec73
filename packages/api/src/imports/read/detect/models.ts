import type { LegacyEncoding } from '../decoder.ts'
import { hangul, japanese, simplifiedHan, thai, traditionalHan } from './common-characters.ts'

/** The natural logarithm of how likely a character is between two others. */
type Cost = (character: string, before: string, after: string) => number
/** `prior`: the logarithm of how rare such files are, before anything is read. */
export type Model = { cost: Cost; prior: number }

const ln = Math.log
/** Latin letters, digits and marks cost the same in every encoding; a model sees those that it takes for half a character. */
const ASCII = ln(1 / 60)
const NEVER = -16

/** Shares of a text by kind of character; a kind that is listed early is the likelier one. */
function mixture(...kinds: { share: number; characters?: string; range?: RegExp; size?: number }[]): Cost {
  const listed = new Map<string, number>()
  for (const { share, characters } of kinds) {
    if (characters === undefined) continue
    const distinct = [...new Set(characters)]
    // Zipf's law, flattened: a list of names has many common characters.
    const weights = distinct.map((_, rank) => 1 / (rank + 60))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    for (const [index, character] of distinct.entries()) {
      const cost = ln((share * (weights[index] ?? 0)) / sum)
      listed.set(character, Math.max(listed.get(character) ?? NEVER, cost))
    }
  }
  return (character) => {
    if (character < '\u0080') return ASCII
    const cost = listed.get(character)
    if (cost !== undefined) return cost
    const kind = kinds.find(({ range }) => range?.test(character))
    return kind ? ln(kind.share / (kind.size ?? 1)) : NEVER
  }
}

const han = { range: /[\u4e00-\u9fa5]/, size: 7000 }
const marks = { share: 0.01, range: /[\u00b7\u2018-\u201d\u2022\u2026\u3000-\u3011\uff01-\uff5e]/, size: 120 }

/** Simplified Chinese; Windows in Chinese also writes traditional characters in it. */
const simplifiedChinese = mixture(
  { share: 0.83, characters: simplifiedHan },
  { share: 0.04, characters: traditionalHan },
  { share: 0.12, ...han },
  marks,
)
const traditionalChinese = mixture({ share: 0.87, characters: traditionalHan }, { share: 0.12, ...han }, marks)

const korean = mixture(
  { share: 0.93, characters: hangul },
  { share: 0.055, range: /[\uac00-\ud7a3]/, size: 2350 },
  { share: 0.005, ...han },
  marks,
)

const kana = { share: 0.3, range: /[\u3041-\u3096\u30a1-\u30fc]/, size: 150 }
const japaneseText = mixture({ share: 0.5, characters: japanese }, kana, { share: 0.12, ...han }, marks)
/** Banks write names in half-width kana, and then all of them. */
const halfWidthKana = mixture({ share: 0.98, range: /[\uff66-\uff9f]/, size: 50 }, { share: 0.01, ...han }, marks)

const thaiLetters = mixture({ share: 1, characters: thai })
const AFTER_CONSONANT = /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/
const BEFORE_CONSONANT = /[\u0e40-\u0e44]/
const CONSONANT = /[\u0e01-\u0e2e]/
/** What may carry a vowel or a tone: a consonant, or a consonant with a vowel already. */
const CARRIES = /[\u0e01-\u0e2e\u0e31\u0e34-\u0e39\u0e47-\u0e4d]/

const thaiText: Cost = (character, before, after) => {
  const misplaced =
    (AFTER_CONSONANT.test(character) && !CARRIES.test(before)) ||
    (BEFORE_CONSONANT.test(before) && !CONSONANT.test(character))
  return thaiLetters(character, before, after) + (misplaced ? -6 : 0)
}

const LETTER = /\p{Script=Latin}/u
/** Accents stand alone between plain letters. */
const western: Cost = (character, before, after) => {
  if (character < '\u0080') return ASCII
  if (!LETTER.test(character) && !/[’‘“”–]/.test(character)) return -9
  return [before, after].some((beside) => /[a-z]/i.test(beside)) ? ln(1 / 25) : -6
}

/** What the bytes of no text at all would cost. */
export const NOISE_PER_BYTE = ln(1 / 126)
export const NOISE_PER_ASCII = ASCII

const usual = (cost: Cost): Model => ({ cost, prior: 0 })

/** Several for an encoding: the best of them counts. */
export const models: Record<LegacyEncoding, readonly Model[]> = {
  big5: [usual(traditionalChinese)],
  gb18030: [usual(simplifiedChinese)],
  'windows-874': [usual(thaiText)],
  'euc-kr': [usual(korean)],
  shift_jis: [usual(japaneseText), { cost: halfWidthKana, prior: -8 }],
  'windows-1252': [usual(western)],
}
