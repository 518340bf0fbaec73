import { importLimits } from '@ekyc/domain'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { guessColumns, looksLikeHeader } from '../guess-columns.ts'
import type { Encoding } from './decoder.ts'
import { decode, unknownEncoding } from './encoding.ts'
import { type KeptFile, readFile } from './parts.ts'
import { readRecords } from './records.ts'
import { detectSeparator, type Separator } from './separator.ts'

export type Format = { encoding: Encoding; separator: Separator; header: boolean }
export type Survey = { format: Format; rows: number; columns: number }

const refused = (reason: string, message: string) => new AppError('invalidInput', message, { field: 'file', reason })

/** Reads the whole file once and keeps nothing. Returns its layout and size, or throws why it cannot be imported. */
export async function survey(ctx: Pick<Ctx, 'evidence'>, file: KeptFile, encoding: Encoding): Promise<Survey> {
  try {
    return await surveyRows(ctx, file, encoding)
  } catch (error) {
    // The decoder’s way to say that a byte is not in the encoding.
    throw error instanceof TypeError ? unknownEncoding() : error
  }
}

async function surveyRows(ctx: Pick<Ctx, 'evidence'>, file: KeptFile, encoding: Encoding): Promise<Survey> {
  const separator = detectSeparator(await firstTextOf(ctx, file, encoding))
  let rows = 0
  let columns = 0
  let header = false
  let named = false
  for await (const { cells } of readRecords(decode(readFile(ctx, file), encoding), separator)) {
    if (rows === 0) {
      header = looksLikeHeader(cells)
      named = guessColumns(cells).some((field) => field !== null)
    }
    rows++
    columns = Math.max(columns, cells.length)
    if (rows - Number(header) > importLimits.rows) {
      throw refused('tooManyRows', 'This file has more than 100,000 rows. Split it and upload the parts one by one.')
    }
  }
  if (rows === 0) throw refused('empty', 'The file is empty.')
  if (rows === 1 && !named) header = false
  if (rows === Number(header)) throw refused('headerOnly', 'The file has column names but no rows.')
  return { format: { encoding, separator, header }, rows, columns }
}

async function firstTextOf(ctx: Pick<Ctx, 'evidence'>, file: KeptFile, encoding: Encoding): Promise<string> {
  for await (const text of decode(readFile(ctx, file), encoding)) return text
  return ''
}
