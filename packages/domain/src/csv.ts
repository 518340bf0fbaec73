/** What a spreadsheet would take for a formula, and what was written here so that it does not. */
const FORMULA = /^'*\s*[=+\-@＝＋－＠]/
const NEUTRALISED = /^'+\s*[=+\-@＝＋－＠]/

/** One line of a CSV file, quoted as RFC 4180 wants it, in which no spreadsheet finds a formula. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(FORMULA.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A spreadsheet that opens a CSV file without this at its beginning takes it for an old encoding. */
export const CSV_BOM = '\uFEFF'

/** A cell as it was before `csvLine` wrote it. */
export const plainCell = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell)
