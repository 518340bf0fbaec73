type Row = { cells: string[] }

/** How reports end: a sum or a farewell, in the languages of the markets. */
const TOTAL =
  /^\W*((grand |sub)?total|jumlah|end of (report|file|list)|records?|合计|合計|总计|總計|小计|小計|共计|共計|รวม(ทั้งหมด|ทั้งสิ้น)?|합계|총계|tổng( cộng)?)(?![\p{L}\p{M}])/iu

/** Leaves out what reports write below their table: rows with a sum or “End of report”, and a number beside it at most. */
export async function* aboveTotal<T extends Row>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  let below: T[] = []
  for await (const row of rows) {
    if (isTotal(row)) {
      below.push(row)
      continue
    }
    yield* below
    below = []
    yield row
  }
}

function isTotal({ cells }: Row): boolean {
  const [first = '', ...others] = cells.filter(Boolean)
  return TOTAL.test(first) && others.length < 2 && others.every((cell) => /^[\d.,\s]{1,7}$/.test(cell))
}
