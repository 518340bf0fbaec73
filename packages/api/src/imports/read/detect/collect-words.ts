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
  const take = (word: Buffer) => {
    const name = word.toString('latin1')
    if (word.length > MAX_WORD || words.has(name)) return
    words.set(name, Buffer.from(word))
    bytes += word.length
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of pieces) {
    const text = Buffer.concat([rest, piece])
    let start = 0
    let isForeign = false
    // Most bytes of a large file are ASCII, so a word of them costs nothing but the way through it.
    for (let at = 0; at < text.length; at++) {
      const byte = text[at] ?? 0
      if (byte >= 0x80) isForeign = true
      if (byte >= FIRST_INSIDE) continue
      if (isForeign) take(text.subarray(start, at))
      start = at + 1
      isForeign = false
      if (bytes > MAX_BYTES) return [...words.values()]
    }
    rest = text.subarray(start, start + MAX_WORD + 1)
  }
  if (rest.some((byte) => byte >= 0x80)) take(rest)
  return [...words.values()]
}
