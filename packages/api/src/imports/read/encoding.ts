import { setImmediate as breathe } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import { createDecoder, type Encoding } from './decoder.ts'

const refused = (reason: string, message: string) => new AppError('invalidInput', message, { field: 'file', reason })

export const workbook = () =>
  refused(
    'workbook',
    'This looks like a spreadsheet file. In Excel, choose File > Save As > “CSV UTF-8”; in other programs, export as CSV. Then upload that file.',
  )
export const zipFile = () =>
  refused('zip', 'This is a ZIP file. Upload the list as CSV first; the photos are added in the next step.')
export const notText = () => refused('notText', 'This is not a text file. Export the list as CSV and upload that.')
export const unknownEncoding = () =>
  refused('encoding', 'The characters in this file can’t be read. Save it as “CSV UTF-8” and upload that.')

/** Text piece by piece, without a mark at its beginning. Throws a TypeError at the first byte that is not in the encoding. */
export async function* decode(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = createDecoder(encoding)
  for await (const piece of inPieces(bytes)) {
    const text = decoder.write(piece)
    if (text.includes('\u0000')) throw notText()
    yield text
  }
  yield decoder.end()
}

/** What is decoded and parsed in one go; everyone else’s requests come between two of them. */
const PIECE_BYTES = 64 * 1024

export async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      yield chunk.subarray(at, at + PIECE_BYTES)
      await breathe()
    }
  }
}
