import type { Ctx } from '../../context.ts'
import type { Encoding } from './decoder.ts'
import { collectWords } from './detect/collect-words.ts'
import { rankEncodings } from './detect/rank-encodings.ts'
import { couldBeUtf8, isDamagedUtf8, isPlainUtf8 } from './detect/utf8.ts'
import { decode, inPieces, notText, unknownEncoding, workbook, zipFile } from './encoding.ts'
import { type KeptFile, readFile } from './parts.ts'

export type Identified = {
  /** Null if a person has to say which of the candidates it is. */
  encoding: Encoding | null
  /** Every encoding that the file could be in, the likeliest first; empty if the file itself tells. */
  candidates: Encoding[]
  /** Bytes of a few words by which a person recognises the right one. */
  samples: Buffer[]
}

const BEGINNING_BYTES = 4096
const SAMPLES = 6

/** Says how the bytes of a file are to be read. Throws an AppError if it holds no text, or damaged text. */
export async function identifyEncoding(ctx: Pick<Ctx, 'evidence'>, file: KeptFile): Promise<Identified> {
  const unicode = unicodeOf(await beginningOf(ctx, file))
  if (unicode) return { encoding: unicode, candidates: [], samples: [] }
  const valid = await isUtf8(ctx, file)
  const words = await collectWords(inPieces(readFile(ctx, file)))
  if (valid && isPlainUtf8(words)) return { encoding: 'utf-8', candidates: [], samples: [] }
  const { certain, candidates } = rankEncodings(words)
  const samples = words.slice(0, SAMPLES)
  if (valid) {
    if (certain === null && couldBeUtf8(words)) return { encoding: 'utf-8', candidates: [], samples: [] }
    return { encoding: null, candidates: [...candidates, 'utf-8'], samples }
  }
  if (isDamagedUtf8(words) || candidates.length === 0) throw unknownEncoding()
  return { encoding: certain, candidates, samples }
}

/** What the first bytes say, or null if they say nothing. Throws for what is not a text. */
function unicodeOf(beginning: Buffer): Encoding | null {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => beginning[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) && beginning.length > 30 && isZipOfPhotos(beginning)) throw zipFile()
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) throw workbook()
  // Some banking programs export a web page, or Excel’s XML, under the name of a spreadsheet.
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(beginning.toString('latin1'))) throw workbook()
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw notText()
  if (starts(0xef, 0xbb, 0xbf)) return 'utf-8'
  if (starts(0xff, 0xfe)) return 'utf-16le'
  if (starts(0xfe, 0xff)) return 'utf-16be'
  return utf16WithoutMark(beginning)
}

/** A workbook is a ZIP as well; what comes first in one of photos is a photo or its folder. */
function isZipOfPhotos(beginning: Buffer): boolean {
  const name = beginning.subarray(30, 30 + beginning.readUInt16LE(26)).toString('latin1')
  return /\.(jpe?g|png|csv)$|^(?!_rels|docProps|xl).*\/$/i.test(name)
}

function utf16WithoutMark(beginning: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (const [index, byte] of beginning.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return null
  // Latin letters in UTF-16 have a zero beside them, always on the same side; a few characters, such as 一, on the other.
  if (odd > beginning.length / 8 && even * 4 < odd) return 'utf-16le'
  if (even > beginning.length / 8 && odd * 4 < even) return 'utf-16be'
  throw notText()
}

async function isUtf8(ctx: Pick<Ctx, 'evidence'>, file: KeptFile): Promise<boolean> {
  try {
    for await (const _ of decode(readFile(ctx, file), 'utf-8'));
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function beginningOf(ctx: Pick<Ctx, 'evidence'>, file: KeptFile): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readFile(ctx, file, { end: Math.min(file.bytes, BEGINNING_BYTES) })) pieces.push(piece)
  return Buffer.concat(pieces)
}
