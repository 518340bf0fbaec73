import { importLimits, limits } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { discardImport } from './discard-import.ts'
import { sealGuess } from './encoding-guess.ts'
import { fileNameContext, findImport, personOf } from './find-import.ts'
import { takeFileQuota } from './import-quota.ts'
import { keepRows, readInTurn } from './keep-rows.ts'
import { identifyEncoding } from './read/identify-encoding.ts'
import { type KeptFile, keepFile, removeFile } from './read/parts.ts'
import { survey } from './read/survey.ts'
import type { ImportView } from './schema.ts'
import { type StoredFormat, unread } from './stored.ts'
import { viewImport } from './view-import.ts'

/**
 * Reads a file of customers, keeps its rows sealed and guesses its columns. If its encoding can’t be told for certain, the
 * file waits for `readAs`. A file that can’t be imported leaves nothing behind.
 */
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
    await readInTurn(() => readFirst(ctx, id, { storageKey, key, bytes }))
  } catch (error) {
    await discardImport(ctx, id)
    throw error
  }
  return viewImport(ctx, await findImport(ctx, id))
}

/** Keeps the rows, or leaves the file as it is if a person has to choose its encoding first. */
async function readFirst(ctx: Ctx, id: string, file: KeptFile): Promise<void> {
  const { encoding, candidates, samples } = await identifyEncoding(ctx, file)
  const guess = candidates.length > 0 ? sealGuess(file, id, { candidates, samples }) : undefined
  if (encoding === null) {
    await ctx.db.client.import.update({
      where: { id },
      data: { state: 'needsEncoding', format: JSON.stringify({ ...unread, guess } satisfies StoredFormat) },
    })
    return
  }
  const { format, ...facts } = await keepRows(ctx, id, file, await survey(ctx, file, encoding))
  if (!guess) await removeFile(ctx, file.storageKey, file.bytes)
  await ctx.db.client.import.update({
    where: { id },
    data: {
      ...facts,
      state: 'ready',
      storageKey: guess ? file.storageKey : null,
      format: JSON.stringify({ ...format, guess } satisfies StoredFormat),
    },
  })
}

/** As much of a file's name as anybody reads, on one line. */
const shortened = (name: string) => name.toWellFormed().replaceAll(/\p{C}/gu, ' ').trim().slice(0, limits.name)
