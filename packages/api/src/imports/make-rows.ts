import { setImmediate as breathe } from 'node:timers/promises'
import { insertRows, type Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError, expectedFailure } from '../errors.ts'
import {
  announceVerifications,
  discardUnlessWritten,
  type NewVerification,
  prepareVerification,
  readTerms,
  type Terms,
  writeVerifications,
} from '../verifications/new-verification.ts'
import type { CreateVerificationInput } from '../verifications/schema.ts'
import { cellsOf, type ImportRecord, keyOf } from './find-import.ts'
import { marksOf } from './marks.ts'
import { type Plan, planOf } from './plan.ts'
import { readRow } from './read-row.ts'
import type { RowNote } from './schema.ts'

const BATCH = 100
/** Rows of one transaction: on SQLite nobody else is served while they are written. */
const AT_ONCE = 10
/** So long other imports, and who pauses this one, wait at most. */
const STEP_MS = 500

type Row = Awaited<ReturnType<Ctx['db']['client']['importRow']['findFirstOrThrow']>>

/** Makes the next rows of a running import, in the name of who started it. False when none is left. */
export async function makeRows(ctx: Ctx, found: ImportRecord): Promise<boolean> {
  const key = keyOf(ctx, found)
  if (!key) throw new Error('an import that runs has its key')
  const plan = await planOf(ctx, found)
  const rows = await nextRows(ctx, found.id, plan)
  const terms = await readTerms(ctx, plan.profileId)
  const until = performance.now() + STEP_MS
  for (let from = 0; from < rows.length && performance.now() < until; from += AT_ONCE) {
    const work: Work[] = []
    for (const row of rows.slice(from, from + AT_ONCE)) {
      const read = readRow(cellsOf(key, row), plan)
      if (read.is === 'bad') await setAside(ctx, row, 'failed', read.notes)
      // As units are kept apart now: perhaps they were not when it was checked.
      else work.push({ row, input: read.input, fingerprint: marksOf(ctx.keyring, read.input, plan).fingerprint })
    }
    if (work.length > 0 && (await makeTogether(ctx, work, plan, terms)) === 'stopped') return true
    await breathe()
  }
  return rows.length > 0
}

type Work = { row: Row; input: CreateVerificationInput; fingerprint: string }

/** Makes the rows in one transaction; if that fails, each by itself, so that only the one at fault is set aside. */
async function makeTogether(ctx: Ctx, work: Work[], plan: Plan, terms: Terms): Promise<'done' | 'stopped'> {
  try {
    await make(ctx, work, plan, terms)
  } catch (error) {
    if (error === STOPPED) return 'stopped'
    const [only, another] = work
    if (only && !another) await explain(ctx, only, error)
    else {
      for (const each of work) if ((await makeTogether(ctx, [each], plan, terms)) === 'stopped') return 'stopped'
    }
  }
  return 'done'
}

/** All of the rows with their verifications, or none: a kill leaves no half of it. */
async function make(ctx: Ctx, work: Work[], plan: Plan, terms: Terms): Promise<void> {
  const made: NewVerification[] = []
  try {
    for (const { row, input } of work) {
      const { importId, comparePhotoId } = row
      const unit = input.unit ?? plan.unit
      const withPhoto = { ...input, comparePhotoId: comparePhotoId ?? undefined }
      made.push(await prepareVerification(ctx, withPhoto, terms, { unit, importId }))
      await breathe()
    }
    await ctx.db.transaction(async (tx) => {
      await writeVerifications(tx, ctx, made)
      await noteMade(tx, work, made)
    })
  } catch (error) {
    if (!(await discardUnlessWritten(ctx, made))) throw error
  }
  announceVerifications(ctx, made)
}

/** First those without a doubt, each in the order of the file. */
async function nextRows(ctx: Ctx, importId: string, { choices }: Plan): Promise<Row[]> {
  const rowsIn = (state: string) =>
    ctx.db.client.importRow.findMany({ where: { importId, state }, orderBy: { number: 'asc' }, take: BATCH })
  const good = await rowsIn('good')
  return good.length === 0 && choices.doubtful === 'make' ? rowsIn('doubtful') : good
}

/** Sets aside the row that could not be made, or throws what the next one would meet as well. */
async function explain(ctx: Ctx, { row, fingerprint }: Work, error: unknown): Promise<void> {
  const winner = await claimedBy(ctx, row, fingerprint)
  if (winner) return setAside(ctx, row, 'already', [{ field: null, note: 'alreadyMade', verificationId: winner }])
  const failure = expectedFailure(error)
  if (failure && (PASSING.has(failure.code) || failure.field === 'profileId')) throw error
  if (!failure) ctx.log.error({ importId: row.importId, row: row.number, error }, 'import row failed')
  await setAside(ctx, row, 'failed', [{ field: null, note: 'refused', ...(failure ? { words: failure.message } : {}) }])
}

/** What the next row would meet as well: the import waits instead. */
const PASSING: ReadonlySet<AppError['code']> = new Set(['notAvailable', 'tooMany'])

const STOPPED = new AppError('conflict', 'The import is no longer running.')

/**
 * In the transaction of the verifications. The claim is unique: of the same row in two files, at the same time too, one
 * is made. Rows are replaced rather than updated, because an update for each would take many times as long.
 */
async function noteMade(tx: Tx, work: Work[], made: NewVerification[]): Promise<void> {
  const rows = work.map(({ row }) => row)
  const [{ importId, state } = { importId: '', state: '' }] = rows
  const numbers = rows.map(({ number }) => number)
  const taken = await tx.importRow.deleteMany({
    where: { importId, number: { in: numbers }, state, import: { state: 'running' } },
  })
  if (taken.count < rows.length) throw STOPPED
  const after = work.map(({ row, fingerprint }, index) => ({
    ...row,
    state: 'made',
    claimed: fingerprint,
    verificationId: made[index]?.id ?? null,
    notes: '[]',
  }))
  await insertRows(tx, 'ImportRow', after)
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
