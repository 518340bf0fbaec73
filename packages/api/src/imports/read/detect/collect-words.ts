/** As much as tells every encoding; counting more of a long list would only take time. */
const MAX_BYTES = 64 * 1024
const MAX_WORD = 1000
/** Marks, spaces and line ends: below the second byte of any character in any of the encodings. */
const FIRST_INSIDE = 0x30

/**
 * The different words with bytes beyond ASCII, in the order of the text. Each counts once: a branch that stands in
 * every row says no more about the encoding than in one.
 */
export async function collectWords(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const words = new Map<string, Buffer>()
  let bytes = 0
  let rest: Buffer = Buffer.alloc(0)
  const take = (word: Buffer) => {
    const name = word.toString('latin1')
    if (word.length > MAX_WORD || word.every((byte) => byte < 0x80) || words.has(name)) return
    words.set(name, Buffer.from(word))
    bytes += word.length
  }
  for await (const piece of pieces) {
    const text = Buffer.concat([rest, piece])
    let start = 0
    for (const [at, byte] of text.entries()) {
      if (byte >= FIRST_INSIDE) continue
      if (at > start) take(text.subarray(start, at))
      start = at + 1
      if (bytes > MAX_BYTES) return [...words.values()]
    }
    rest = text.subarray(start, start + MAX_WORD + 1)
  }
  if (rest.length > 0) take(rest)
  return [...words.values()]
}
