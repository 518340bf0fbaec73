import { createDecoder, type LegacyEncoding, legacyEncodings } from '../decoder.ts'
import { type Model, models, NOISE_PER_ASCII, NOISE_PER_BYTE } from './models.ts'

/** By how much the best reading must beat the second and mere noise, as a natural logarithm: about 1 in 1,000. */
const CERTAIN = 7

export type Ranking = {
  /** Every encoding in which all of it is text, the likeliest first. */
  candidates: LegacyEncoding[]
  /** The first of them, if no other could be meant. */
  certain: LegacyEncoding | null
}

/**
 * Ranks the encodings of words that are not Unicode by how likely each reading is: the characters of real names and
 * headings, in the order that their script allows. A Western reading is never certain, because nearly all bytes have one.
 */
export function rankEncodings(words: readonly Buffer[]): Ranking {
  const scored = legacyEncodings
    .flatMap((encoding) => {
      const texts = words.map((word) => decodeWhole(word, encoding)).filter((text) => text !== null)
      if (texts.length < words.length) return []
      return { encoding, score: Math.max(...models[encoding].map((model) => scoreOf(texts, model))) }
    })
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  const noise = words.reduce((sum, word) => sum + noiseOf(word), 0)
  const rival = Math.max(second?.score ?? noise, noise)
  const isCertain = best && best.encoding !== 'windows-1252' && best.score - rival > CERTAIN
  return { candidates: scored.map(({ encoding }) => encoding), certain: isCertain ? best.encoding : null }
}

/** Null where the bytes are not text in the encoding. */
export function decodeWhole(bytes: Buffer, encoding: LegacyEncoding): string | null {
  const decoder = createDecoder(encoding)
  try {
    return decoder.write(bytes) + decoder.end()
  } catch {
    return null
  }
}

const scoreOf = (texts: string[], { prior, cost }: Model) =>
  texts.reduce((sum, text) => {
    const characters = [...text]
    return characters.reduce(
      (part, character, index) => part + cost(character, characters[index - 1] ?? '', characters[index + 1] ?? ''),
      sum,
    )
  }, prior)

const noiseOf = (bytes: Buffer) =>
  bytes.reduce((sum, byte) => sum + (byte < 0x80 ? NOISE_PER_ASCII : NOISE_PER_BYTE), 0)
