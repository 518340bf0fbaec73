import type { DataKey } from '@ekyc/storage'
import { createDecoder, type Encoding } from './read/decoder.ts'
import type { Identified } from './read/identify-encoding.ts'
import type { KeptFile } from './read/parts.ts'
import type { EncodingChoice } from './schema.ts'
import type { StoredGuess } from './stored.ts'

const SAMPLE_CHARACTERS = 40

const contextOf = (importId: string) => `import:${importId}:samples`

/** What an import keeps of a guess: the samples are people’s names, so they are sealed as the rows are. */
export function sealGuess(
  { key, bytes }: KeptFile,
  importId: string,
  { candidates, samples }: Pick<Identified, 'candidates' | 'samples'>,
): StoredGuess {
  const words = samples.map((word) => word.toString('latin1'))
  return { bytes, candidates, samples: key.seal(JSON.stringify(words), contextOf(importId)) }
}

/** The samples as each candidate reads them, for a person to compare. */
export function choicesOfGuess(key: DataKey, importId: string, { candidates, samples }: StoredGuess): EncodingChoice[] {
  const words: string[] = JSON.parse(key.unseal(samples, contextOf(importId)).toString('utf8'))
  return candidates.map((encoding) => ({
    encoding,
    sample: words.map((word) => shownIn(encoding, Buffer.from(word, 'latin1'))),
  }))
}

function shownIn(encoding: Encoding, word: Buffer): string {
  const decoder = createDecoder(encoding)
  return [...(decoder.write(word) + decoder.end())].slice(0, SAMPLE_CHARACTERS).join('')
}
