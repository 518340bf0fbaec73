import { fields } from '@ekyc/domain'
import { guessColumns } from '../guess-columns.ts'

type Row = { cells: string[] }

/** Of a report's title, its date and who ran it. */
const MOST_ROWS = 10
const DATE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b/

/**
 * Leaves out what reports write above their table: rows without an address or a number, if the first row that has two
 * headings comes after them. Any other list is given as it is.
 */
export async function* belowTitle<T extends Row>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  let above: T[] | null = []
  for await (const row of rows) {
    if (above && isTitle(row) && above.length < MOST_ROWS) {
      above.push(row)
      continue
    }
    if (above && headingsIn(row) < 2) yield* above
    above = null
    yield row
  }
  if (above) yield* above
}

const headingsIn = ({ cells }: Row) => guessColumns(cells).filter((field) => field !== null).length

const isTitle = (row: Row) => headingsIn(row) < 2 && !row.cells.some(isOfPerson)

const isOfPerson = (cell: string) =>
  fields.email.safeParse(cell).success || (!DATE.test(cell) && fields.phone.safeParse(cell).success)
