import { setImmediate as breathe } from 'node:timers/promises'
import type { ImportRowState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { cellsOf, type ImportRecord, keyOf } from './find-import.ts'
import { findSame, type Same } from './find-same.ts'
import { type Marks, marksOf } from './marks.ts'
import { checkPhoto, type PhotoSource, photoSourceOf } from './photos/check-photo.ts'
import { type Plan, planOf } from './plan.ts'
import { type ReadRow, readRow } from './read-row.ts'
import type { RowNote } from './schema.ts'

const BATCH = 25
/** Photos take a while each; a step stays far within its lease. */
const PHOTO_STEP_MS = 3000

type Row = Awaited<ReturnType<Ctx['db']['client']['importRow']['findFirstOrThrow']>>
type Verdict = { state: ImportRowState; notes: RowNote[]; comparePhotoId: string | null }
export type CheckedRow = { row: Row; marks: Marks | null } & Verdict
type Parsed = { row: Row; read: ReadRow; marks: Marks | null }

/** Checks the next rows of an import as the verifications that they would be. Nothing is made. Says what it found. */
export async function checkRows(ctx: Ctx, found: ImportRecord): Promise<CheckedRow[]> {
  const key = keyOf(ctx, found)
  if (!key) throw new Error('an import that has not started has its key')
  const plan = await planOf(ctx, found)
  const rows = await ctx.db.client.importRow.findMany({
    where: { importId: found.id, number: { gt: found.checkedTo }, state: { not: 'header' } },
    orderBy: { number: 'asc' },
    take: BATCH,
  })
  const parsed = rows.map((row): Parsed => {
    const read = readRow(cellsOf(key, row), plan)
    return { row, read, marks: read.is === 'good' ? marksOf(ctx.keyring, read.input, plan.apartUnit) : null }
  })
  // Between its parts, a step lets others through: SQLite itself never does.
  await breathe()
  const same = await findSame(
    ctx,
    found.id,
    parsed.flatMap(({ row, read, marks }) =>
      read.is === 'good' && marks ? [{ number: row.number, input: read.input, marks }] : [],
    ),
  )
  await breathe()
  return withPhotos(ctx, parsed, { plan, same, photos: await photoSourceOf(ctx, found, key) })
}

async function withPhotos(
  ctx: Ctx,
  parsed: Parsed[],
  by: { plan: Plan; same: Map<number, Same>; photos: PhotoSource },
): Promise<CheckedRow[]> {
  const until = performance.now() + PHOTO_STEP_MS
  const checked: CheckedRow[] = []
  for (const each of parsed) {
    const { row, marks } = each
    checked.push({ row, marks, ...(await checkRow(ctx, each, by)) })
    if (performance.now() > until) break
  }
  return checked
}

async function checkRow(
  ctx: Ctx,
  { row, read }: Parsed,
  { same, photos }: { same: Map<number, Same>; photos: PhotoSource },
): Promise<Verdict> {
  const verdict = (state: ImportRowState, notes: RowNote[], comparePhotoId: string | null = null) => ({
    state,
    notes,
    comparePhotoId,
  })
  if (read.is === 'bad') return verdict('bad', read.notes)
  const { already, doubts: known } = same.get(row.number) ?? { already: null, doubts: [] }
  const doubts = [...read.doubts, ...known]
  if (already) return verdict('already', [already])
  const photo = read.photoName ? await checkPhoto(ctx, photos, read.photoName) : null
  if (photo?.is === 'bad') return verdict('bad', [{ field: 'photo', note: photo.note }, ...doubts])
  const notes = [...doubts, ...(photo?.warned ? [{ field: 'photo', note: 'photoWarning' } as const] : [])]
  return verdict(notes.length > 0 ? 'doubtful' : 'good', notes, photo?.id ?? null)
}
