import { setImmediate as breathe } from 'node:timers/promises'
import { type ImportField, importLimits, limits } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import pLimit from 'p-limit'
import type { Ctx } from '../context.ts'
import { discardImport } from './discard-import.ts'
import { fileNameContext, findImport, personOf, rowContext } from './find-import.ts'
import { guessColumns } from './guess-columns.ts'
import { takeFileQuota } from './import-quota.ts'
import { decode } from './read/encoding.ts'
import { type KeptFile, keepFile, readFile, removeFile } from './read/parts.ts'
import { type FileRecord, readRecords } from './read/records.ts'
import { type Survey, survey } from './read/survey.ts'
import type { ImportView } from './schema.ts'
import type { StoredFormat } from './stored.ts'
import { viewImport } from './view-import.ts'

/** Parsing takes the processor: who comes third waits. */
const fewAtOnce = pLimit(2)
/** As many rows as are written without making others wait. */
const BATCH = 100

/** Reads a file of customers, keeps its rows sealed and guesses its columns; a file that cannot be taken leaves nothing behind. */
export async function uploadFile(
  ctx: Ctx,
  input: { file: AsyncIterable<Uint8Array>; fileName: string },
): Promise<ImportView> {
  const { userId } = personOf(ctx)
  const now = ctx.clock.now()
  const id = ctx.ids.next('imp')
  const dataKey = ctx.keyring.newDataKey(id)
  const key = ctx.keyring.open(dataKey, id)
  const storageKey = `imports/${id}/file`
  // The row first: whatever happens to the file, the sweep knows of it.
  await ctx.db.transaction(async (tx) => {
    await takeFileQuota(tx, ctx, userId)
    await tx.import.create({
      data: {
        id,
        createdAt: now,
        changedAt: now,
        createdById: userId,
        state: 'reading',
        dataKey,
        fileName: key.seal(shortened(input.fileName), fileNameContext(id)),
        storageKey,
      },
    })
  })
  try {
    const tooLarge = 'This file is larger than 50 MB. Split it and upload the parts one by one.'
    const bytes = await keepFile(ctx, { storageKey, key, limit: importLimits.fileBytes, tooLarge }, input.file)
    await fewAtOnce(() => keepRows(ctx, id, { storageKey, key, bytes }))
  } catch (error) {
    await discardImport(ctx, id)
    throw error
  }
  return viewImport(ctx, await findImport(ctx, id))
}

async function keepRows(ctx: Ctx, id: string, file: KeptFile): Promise<void> {
  const found = await survey(ctx, file)
  const { encoding, separator, header } = found.format
  let guess: (ImportField | null)[] = []
  let lastRow = 0
  for await (const batch of inBatches(readRecords(decode(readFile(ctx, file), encoding), separator))) {
    if (header && lastRow === 0) guess = guessColumns(batch[0]?.cells ?? [])
    await ctx.db.client.importRow.createMany({
      data: batch.map((record, index) => ({
        importId: id,
        number: record.number,
        state: header && lastRow === 0 && index === 0 ? 'header' : 'read',
        sealed: seal(file.key, id, record),
      })),
    })
    lastRow = batch.at(-1)?.number ?? lastRow
    await breathe()
  }
  await removeFile(ctx, file.storageKey, file.bytes)
  await ctx.db.client.import.update({
    where: { id },
    data: { state: 'ready', storageKey: null, ...factsOf(found, guess, lastRow) },
  })
}

function factsOf({ format, rows, columns }: Survey, guess: (ImportField | null)[], lastRow: number) {
  return {
    total: rows - Number(format.header),
    format: JSON.stringify({ ...format, lastRow } satisfies StoredFormat),
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

/** As much of a file's name as anybody reads, on one line. */
const shortened = (name: string) => name.toWellFormed().replaceAll(/\p{C}/gu, ' ').trim().slice(0, limits.name)
