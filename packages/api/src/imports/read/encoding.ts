import { setImmediate as breathe } from 'node:timers/promises'
import { AppError } from '../../errors.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

const refused = (reason: string, message: string) => new AppError('invalidInput', message, { field: 'file', reason })

/** The encodings that a file beginning so may have, the likeliest first. Throws for what is no text. */
export function likelyEncodings(beginning: Buffer): Encoding[] {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => beginning[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw refused('workbook', 'This looks like a spreadsheet file. Save it as “CSV UTF-8” and upload that.')
  }
  if (starts(0xef, 0xbb, 0xbf)) return ['utf-8']
  if (starts(0xff, 0xfe)) return ['utf-16le']
  if (starts(0xfe, 0xff)) return ['utf-16be']
  const sample = beginning.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return ['utf-8', 'gb18030']
  // Latin letters in UTF-16 have a zero beside them, always on the same side; a few characters, such as 一, on the other.
  if (odd > sample.length / 8 && even * 4 < odd) return ['utf-16le']
  if (even > sample.length / 8 && odd * 4 < even) return ['utf-16be']
  throw notText()
}

export const notText = () => refused('notText', 'This is not a text file. Export the list as CSV and upload that.')

export const unknownEncoding = () =>
  refused('encoding', 'The characters in this file can’t be read. Save it as UTF-8, UTF-16 or GB18030.')

/**
 * Whether bytes that are no UTF-8 are GB18030, which takes nearly any bytes: Chinese text in it has few characters that
 * would be UTF-8 as well, and few that end in an ASCII letter, as every "ül" of a Western encoding does.
 */
export async function isLikelyGb18030(bytes: AsyncIterable<Buffer>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8')
  let whole = 0
  let broken = 0
  let pairs = 0
  let letters = 0
  for await (const piece of inPieces(bytes)) {
    for (const character of decoder.decode(piece, { stream: true }).match(/\P{ASCII}/gu) ?? []) {
      if (character === '\uFFFD') broken++
      else whole++
    }
    for (const [, second = ''] of piece.toString('latin1').matchAll(/[\x81-\xfe]([\x40-\xfe])/g)) {
      pairs++
      if (second < '\x80') letters++
    }
  }
  return whole < broken && letters * 2 <= pairs
}

/** What is decoded and parsed in one go; everybody else's requests come between two of them. */
const PIECE_BYTES = 64 * 1024

/** Text piece by piece, without a mark at its beginning. Throws a TypeError at the first byte that is none of it. */
export async function* decode(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const piece of inPieces(bytes)) {
    const text = decoder.decode(piece, { stream: true })
    if (text.includes('\u0000')) throw notText()
    yield text
  }
  yield decoder.decode()
}

async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      yield chunk.subarray(at, at + PIECE_BYTES)
      await breathe()
    }
  }
}
