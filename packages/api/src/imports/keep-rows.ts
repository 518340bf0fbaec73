import { setImmediate as breathe } from 'node:timers/promises'
import { insertRows } from '@ekyc/db'
import type { ImportField } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import pLimit from 'p-limit'
import type { Ctx } from '../context.ts'
import { rowContext } from './find-import.ts'
import { guessColumns } from './guess-columns.ts'
import { decode } from './read/encoding.ts'
import { type KeptFile, readFile } from './read/parts.ts'
import { type FileRecord, readRecords } from './read/records.ts'
import type { Survey } from './read/survey.ts'

/** Parsing takes the processor: a third file waits. */
export const readInTurn = pLimit(2)
/** As many rows as are written without making others wait. */
const BATCH = 100

/** Seals and writes the rows of a surveyed file. Returns what the import records about them. */
export async function keepRows(ctx: Ctx, id: string, file: KeptFile, { format, rows, columns }: Survey) {
  const { encoding, separator, header } = format
  let guess: (ImportField | null)[] = []
  let lastRow = 0
  for await (const batch of inBatches(readRecords(decode(readFile(ctx, file), encoding), separator))) {
    if (header && lastRow === 0) guess = guessColumns(batch[0]?.cells ?? [])
    const read = batch.map((record, index) => ({
      importId: id,
      number: record.number,
      state: header && lastRow === 0 && index === 0 ? 'header' : 'read',
      sealed: seal(file.key, id, record),
    }))
    await insertRows(ctx.db.client, 'ImportRow', read)
    lastRow = batch.at(-1)?.number ?? lastRow
    await breathe()
  }
  return {
    total: rows - Number(header),
    format: { ...format, lastRow },
    columns: JSON.stringify(Array.from({ length: columns }, (_, index) => guess[index] ?? null)),
  }
}

const seal = (key: DataKey, importId: string, { number, cells }: FileRecord) =>
  key.seal(JSON.stringify(cells), rowContext(importId, number))

async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
