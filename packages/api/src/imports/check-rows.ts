import { setImmediate as breathe } from 'node:timers/promises'
import type { ImportRowState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { cellsOf, type ImportRecord, keyOf } from './find-import.ts'
import { findSame, type Known, type Wanted } from './find-same.ts'
import { type Marks, marksOf, otherFingerprint } from './marks.ts'
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
type Parsed = { row: Row } & (
  | { read: Extract<ReadRow, { is: 'good' }>; wanted: Wanted }
  | { read: Extract<ReadRow, { is: 'bad' }>; wanted: null }
)

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
    return read.is === 'good'
      ? { row, read, wanted: wantedOf(ctx, row.number, read, plan) }
      : { row, read, wanted: null }
  })
  // Between its parts, a step lets others through: SQLite itself never does.
  await breathe()
  const known = await findSame(
    ctx,
    found.id,
    parsed.flatMap(({ wanted }) => wanted ?? []),
  )
  await breathe()
  return withPhotos(ctx, parsed, { known, photos: await photoSourceOf(ctx, found, key) })
}

const wantedOf = (
  ctx: Ctx,
  number: number,
  { input, asTyped }: Extract<ReadRow, { is: 'good' }>,
  plan: Plan,
): Wanted => ({
  number,
  input,
  unit: input.unit ?? plan.unit,
  marks: marksOf(ctx.keyring, input, plan),
  other: otherFingerprint(ctx.keyring, input, plan),
  asTyped: marksOf(ctx.keyring, asTyped, plan).fingerprint,
})

async function withPhotos(
  ctx: Ctx,
  parsed: Parsed[],
  by: { known: Known; photos: PhotoSource },
): Promise<CheckedRow[]> {
  const until = performance.now() + PHOTO_STEP_MS
  const checked: CheckedRow[] = []
  for (const each of parsed) {
    const { row, wanted } = each
    const verdict = await checkRow(ctx, each, by)
    // What cannot be made, for its photo say, is no row that another one repeats.
    const kept = verdict.state === 'bad' ? null : wanted
    if (kept) by.known.keep(kept)
    checked.push({ row, marks: kept?.marks ?? null, ...verdict })
    if (performance.now() > until) break
    // Where 20,000 photos have the same name, finding one takes a while.
    if (by.photos) await breathe()
  }
  return checked
}

async function checkRow(
  ctx: Ctx,
  { read, wanted }: Parsed,
  { known, photos }: { known: Known; photos: PhotoSource },
): Promise<Verdict> {
  const verdict = (state: ImportRowState, notes: RowNote[], comparePhotoId: string | null = null) => ({
    state,
    notes,
    comparePhotoId,
  })
  if (wanted === null) return verdict('bad', read.notes)
  const { already, doubts: same } = known.of(wanted)
  const doubts = [...read.doubts, ...same]
  if (already) return verdict('already', [already])
  const photo = read.photoName ? await checkPhoto(ctx, photos, read.photoName) : null
  if (photo?.is === 'bad') return verdict('bad', [{ field: 'photo', note: photo.note, kind: photo.kind }, ...doubts])
  const notes = [...doubts, ...(photo?.notes ?? [])]
  return verdict(notes.length > 0 ? 'doubtful' : 'good', notes, photo?.id ?? null)
}
