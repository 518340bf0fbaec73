import type { Tx } from './db.ts'
import { Prisma } from './generated/sqlite/client.ts'

/** The tables that are written many rows at a time, with what a row holds. */
type Rows = {
  Verification: Prisma.VerificationCreateManyInput
  Link: Prisma.LinkCreateManyInput
  SearchWord: Prisma.SearchWordCreateManyInput
  Message: Prisma.MessageCreateManyInput
  Event: Prisma.EventCreateManyInput
  ImportRow: Prisma.ImportRowCreateManyInput
}

/**
 * Inserts rows by one statement that the client does not compile: with `createMany` an insert takes four times as long.
 * All rows name the same columns; a column that none names gets its default. Together they hold at most 32,766 values,
 * which is what SQLite takes.
 */
export async function insertRows<Table extends keyof Rows>(
  db: Pick<Tx, '$executeRaw'>,
  table: Table,
  rows: Rows[Table][],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first) as (keyof Rows[Table])[]
  const names = columns.map((column) => `"${String(column)}"`).join(', ')
  const [, ...between] = rows.flatMap((_, row) =>
    columns.map((_, column) => (column > 0 ? ', ' : row > 0 ? '), (' : '')),
  )
  const values = rows.flatMap((row) => columns.map((column) => row[column]))
  await db.$executeRaw(new Prisma.Sql([`INSERT INTO "${table}" (${names}) VALUES (`, ...between, ')'], values))
}
