/** What a spreadsheet takes for the beginning of a formula, in any width. */
const SIGN = '[=+\\-@＝＋－＠﹦﹢﹣﹫]'
/**
 * What a spreadsheet would take for a formula. Where the decimal sign is a comma, Excel parts the cells at semicolons,
 * also at those inside a cell that is quoted: there a formula may follow a quotation mark, too.
 */
const FORMULA = new RegExp(`(^(?='*\\s*${SIGN})|;(?='*[\\s"]*${SIGN}))`, 'g')
/** The same with what was written here so that it is none. */
const NEUTRALISED = new RegExp(`(^(?='+\\s*${SIGN})|;(?='+[\\s"]*${SIGN}))'`, 'g')

/** One line of a CSV file, quoted as RFC 4180 wants it, in which no spreadsheet finds a formula. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(cell.replace(FORMULA, "$1'"))).join(',')}\r\n`

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A spreadsheet that opens a CSV file without this at its beginning takes it for an old encoding. */
export const CSV_BOM = '\uFEFF'

/** A cell as it was before `csvLine` wrote it. */
export const plainCell = (cell: string): string => cell.replace(NEUTRALISED, '$1')
