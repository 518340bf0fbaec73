import { setImmediate as breathe } from 'node:timers/promises'
import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError, expectedFailure } from '../errors.ts'
import { createVerification, type ImportOrigin } from '../verifications/create-verification.ts'
import { cellsOf, type ImportRecord, keyOf } from './find-import.ts'
import { marksOf } from './marks.ts'
import { type Plan, planOf } from './plan.ts'
import { readRow } from './read-row.ts'
import type { RowNote } from './schema.ts'

const BATCH = 50
/** So long other imports, and who pauses this one, wait at most. */
const STEP_MS = 500

type Row = Awaited<ReturnType<Ctx['db']['client']['importRow']['findFirstOrThrow']>>

/** Makes the next rows of a running import, in the name of who started it. False when none is left. */
export async function makeRows(ctx: Ctx, found: ImportRecord): Promise<boolean> {
  const key = keyOf(ctx, found)
  if (!key) throw new Error('an import that runs has its key')
  const plan = await planOf(ctx, found)
  const rows = await nextRows(ctx, found.id, plan)
  const until = performance.now() + STEP_MS
  for (const row of rows) {
    if ((await makeRow(ctx, row, cellsOf(key, row), plan)) === 'stopped') return true
    if (performance.now() > until) break
    await breathe()
  }
  return rows.length > 0
}

/** First those without a doubt, each in the order of the file. */
async function nextRows(ctx: Ctx, importId: string, { choices }: Plan): Promise<Row[]> {
  const rowsIn = (state: string) =>
    ctx.db.client.importRow.findMany({ where: { importId, state }, orderBy: { number: 'asc' }, take: BATCH })
  const good = await rowsIn('good')
  return good.length === 0 && choices.doubtful === 'make' ? rowsIn('doubtful') : good
}

async function makeRow(ctx: Ctx, row: Row, cells: string[], plan: Plan): Promise<'made' | 'not made' | 'stopped'> {
  const read = readRow(cells, plan)
  if (read.is === 'bad') {
    await setAside(ctx, row, 'failed', read.notes)
    return 'not made'
  }
  const comparePhotoId = row.comparePhotoId ?? undefined
  // As units are kept apart now: perhaps they were not when it was checked.
  const { fingerprint } = marksOf(ctx.keyring, read.input, plan)
  const origin: ImportOrigin = { importId: row.importId, noteMade: (tx, id) => noteMade(tx, row, fingerprint, id) }
  try {
    await createVerification(ctx, { ...read.input, comparePhotoId }, origin)
    return 'made'
  } catch (error) {
    if (error === STOPPED) return 'stopped'
    const winner = await claimedBy(ctx, row, fingerprint)
    if (winner) {
      await setAside(ctx, row, 'already', [{ field: null, note: 'alreadyMade', verificationId: winner }])
      return 'not made'
    }
    const failure = expectedFailure(error)
    if (failure && (PASSING.has(failure.code) || failure.field === 'profileId')) throw error
    if (!failure) ctx.log.error({ importId: row.importId, row: row.number, error }, 'import row failed')
    await setAside(ctx, row, 'failed', [
      { field: null, note: 'refused', ...(failure ? { words: failure.message } : {}) },
    ])
    return 'not made'
  }
}

/** What the next row would meet as well: the import waits instead. */
const PASSING: ReadonlySet<AppError['code']> = new Set(['notAvailable', 'tooMany'])

const STOPPED = new AppError('conflict', 'The import is no longer running.')

/**
 * In the transaction of the verification, so that a kill leaves both or neither. The claim is unique: of the same row
 * in two files, at the same time too, one is made.
 */
async function noteMade(
  tx: Tx,
  { importId, number, state }: Row,
  fingerprint: string,
  verificationId: string,
): Promise<void> {
  const written = await tx.importRow.updateMany({
    where: { importId, number, state, import: { state: 'running' } },
    data: { state: 'made', claimed: fingerprint, verificationId, notes: '[]' },
  })
  if (written.count === 0) throw STOPPED
}

/** The verification of the same row that another import made. */
async function claimedBy(ctx: Ctx, { importId, number }: Row, fingerprint: string): Promise<string | null> {
  const winner = await ctx.db.client.importRow.findUnique({ where: { claimed: fingerprint } })
  const itself = winner?.importId === importId && winner.number === number
  return itself ? null : (winner?.verificationId ?? null)
}

async function setAside(ctx: Ctx, row: Row, state: 'failed' | 'already', notes: RowNote[]): Promise<void> {
  await ctx.db.client.importRow.updateMany({
    where: { importId: row.importId, number: row.number, state: row.state },
    data: { state, notes: JSON.stringify(notes) },
  })
}
