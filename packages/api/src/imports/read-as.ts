import { releasePhotos } from '../compare-photos/sweep-photos.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { assertMine, assertState, changedMeanwhile, findImport, type ImportRecord, keyOf } from './find-import.ts'
import { keepRows, readInTurn } from './keep-rows.ts'
import type { KeptFile } from './read/parts.ts'
import { type Survey, survey } from './read/survey.ts'
import type { ImportView, ReadAsInput } from './schema.ts'
import { formatOf, type StoredFormat } from './stored.ts'
import { viewImport } from './view-import.ts'

const BEFORE_START = ['needsEncoding', 'ready', 'checking', 'checked'] as const
const BATCH = 1000
/** Imports that this process reads again: asked many times at once, only one reads the file, which takes its time. */
const underWay = new Set<string>()

/**
 * Reads a file whose encoding was guessed, or could not be, in the one that a person chose; earlier rows and matched
 * columns are replaced. If that fails, the import asks for its encoding again.
 */
export async function readAs(ctx: Ctx, { id, encoding }: ReadAsInput): Promise<ImportView> {
  const row = await findImport(ctx, id)
  assertMine(ctx, row)
  assertState(row, BEFORE_START, 'This import has already started, so its encoding can’t be changed.')
  const key = keyOf(ctx, row)
  const { guess } = formatOf(row)
  if (!key || !row.storageKey || !guess?.candidates.includes(encoding)) {
    throw new AppError('invalidInput', 'Choose one of the encodings that the import lists.', { field: 'encoding' })
  }
  const file = { storageKey: row.storageKey, key, bytes: guess.bytes }
  if (underWay.has(id)) throw changedMeanwhile()
  underWay.add(id)
  try {
    await readInTurn(async () => replaceRows(ctx, row, file, await survey(ctx, file, encoding)))
  } finally {
    underWay.delete(id)
  }
  return viewImport(ctx, await findImport(ctx, id))
}

async function replaceRows(ctx: Ctx, row: ImportRecord, file: KeptFile, surveyed: Survey): Promise<void> {
  const { id, state, format: seen, changedAt } = row
  const now = ctx.clock.now()
  const claimed = await ctx.db.client.import.updateMany({
    where: { id, state, format: seen, changedAt },
    data: { state: 'reading', problem: null, changedAt: now, nextStepAt: null },
  })
  if (claimed.count === 0) throw changedMeanwhile()
  const mine = { id, state: 'reading', changedAt: now }
  const { guess, photos } = formatOf(row)
  try {
    await removeRows(ctx, id)
    const { format, ...facts } = await keepRows(ctx, id, file, surveyed)
    const done = await ctx.db.client.import.updateMany({
      where: mine,
      data: {
        ...facts,
        state: 'ready',
        checkedTo: 0,
        format: JSON.stringify({ ...format, guess, photos } satisfies StoredFormat),
      },
    })
    if (done.count === 0) throw changedMeanwhile()
  } catch (error) {
    await ctx.db.client.import.updateMany({ where: mine, data: { state: 'needsEncoding' } })
    throw error
  }
}

async function removeRows(ctx: Ctx, importId: string): Promise<void> {
  for (let removed = BATCH; removed === BATCH; ) {
    const rows = await ctx.db.client.importRow.findMany({
      where: { importId },
      orderBy: { number: 'asc' },
      take: BATCH,
      select: { number: true, comparePhotoId: true },
    })
    const photos = rows.flatMap(({ comparePhotoId }) => comparePhotoId ?? [])
    const { count } = await ctx.db.client.importRow.deleteMany({
      where: { importId, number: { lte: rows.at(-1)?.number ?? 0 } },
    })
    await releasePhotos(ctx, photos)
    removed = count
  }
}
