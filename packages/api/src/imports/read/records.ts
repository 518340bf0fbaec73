import { pipeline, Readable } from 'node:stream'
import { cellText, importLimits, plainCell } from '@ekyc/domain'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../../errors.ts'
import { hasReasons } from '../reason-column.ts'
import { aboveTotal } from './above-total.ts'
import { belowTitle } from './below-title.ts'
import { type Separator, withoutHint } from './separator.ts'

/** `number` as a spreadsheet counts its rows: the first is 1, empty ones count. */
export type FileRecord = { number: number; cells: string[] }

/** More than a row may have, so that a quote that is never closed ends here and not with the memory. */
const MAX_RECORD = importLimits.rowCharacters * 4

/** The rows with something in them, as they are read, from the headings to the last person. Throws an AppError that names the first row that is none. */
export const readRecords = (text: AsyncIterable<string>, separator: Separator): AsyncGenerator<FileRecord> =>
  aboveTotal(belowTitle(recordsOf(text, separator)))

async function* recordsOf(text: AsyncIterable<string>, separator: Separator): AsyncGenerator<FileRecord> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    // A quotation mark begins a cell also after spaces.
    ltrim: true,
    max_record_size: MAX_RECORD,
  })
  let number = 0
  let mended: boolean | null = null
  try {
    // What breaks on the way breaks the iteration, too.
    for await (const row of pipeline(Readable.from(rowsOf(text)), parser, () => undefined)) {
      number++
      const cells = trimmed(row as string[])
      if (cells.length === 0) continue
      mended ??= hasReasons(cells)
      // What we wrote beside a row counts for nothing.
      assertWithinLimits(mended ? cells.slice(1) : cells, number)
      yield { number, cells }
    }
  } catch (error) {
    // What was read before it may not have come out yet, so the parser says how far it was.
    throw error instanceof CsvError ? unreadable(error, parser.info.records + 1) : error
  }
}

/** The first piece of a text has its whole first line. */
async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const piece of text) {
    yield first ? withoutHint(piece) : piece
    first = false
  }
}

/** A quotation mark ends a cell also before spaces, which the parser would take only where no cell has marks inside. */
const QUOTED = /^"([^"]*)"\s+$/

/** Spreadsheets write the empty cells beside a table, too. */
function trimmed(row: string[]): string[] {
  const cells = row.map((cell) => cellText(plainCell((QUOTED.exec(cell)?.[1] ?? cell).trim())))
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

function assertWithinLimits(cells: string[], number: number): void {
  if (cells.length > importLimits.columns) {
    throw refuse('tooManyColumns', `Row ${number} has more than ${importLimits.columns} columns.`, number)
  }
  if (cells.reduce((sum, cell) => sum + cell.length, 0) > importLimits.rowCharacters) throw rowTooLong(number)
}

function unreadable(error: CsvError, number: number): AppError {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLong(number)
  return refuse(
    'quotes',
    `Row ${number} has an opening quotation mark that is never closed, so the rest of the file can’t be read.`,
    number,
  )
}

const rowTooLong = (number: number) =>
  refuse(
    'rowTooLong',
    `Row ${number} has more than 10,000 characters. It may contain a quotation mark that is never closed.`,
    number,
  )

const refuse = (reason: string, message: string, row: number) =>
  new AppError('invalidInput', message, { field: `rows.${row}`, reason })
