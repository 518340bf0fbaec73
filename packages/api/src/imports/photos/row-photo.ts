import { discardPhoto, holdPhoto, releasePhotos } from '../../compare-photos/sweep-photos.ts'
import { readOwnUpload } from '../../compare-photos/take-photo.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { assertMine, assertState, changedMeanwhile, findImport, type ImportRecord } from '../find-import.ts'
import type { RowNote, SetPhotoInput } from '../schema.ts'
import { notesOf } from '../stored.ts'
import { heldUntil, photoNotes } from './photo-notes.ts'

/** The photo that a checked row would be created with, as a JPG, for the person who uploaded it. */
export async function readRowPhoto(ctx: Ctx, { id, number }: { id: string; number: number }): Promise<Buffer> {
  const { comparePhotoId } = await findCheckedRow(ctx, await ownChecked(ctx, id), number)
  return readOwnUpload(ctx, comparePhotoId)
}

/** Gives a checked row another photo of the same person's uploads, such as the same one rotated. Nothing is created. */
export async function setRowPhoto(ctx: Ctx, { id, row: number, photoId }: SetPhotoInput): Promise<void> {
  const found = await ownChecked(ctx, id)
  const row = await findCheckedRow(ctx, found, number)
  const photo = await holdPhoto(ctx, photoId, heldUntil(ctx))
  const others = notesOf(row).filter(({ field }) => field !== 'photo')
  const notes: RowNote[] = [...others, ...photoNotes({ ...photo, rotated: false })]
  const written = await ctx.db.transaction(async (tx) => {
    const stillChecked = await tx.import.updateMany({
      where: { id, state: 'checked', changedAt: found.changedAt },
      data: { changedAt: found.changedAt },
    })
    if (stillChecked.count === 0) return false
    const { count } = await tx.importRow.updateMany({
      where: { importId: id, number, comparePhotoId: row.comparePhotoId },
      data: {
        comparePhotoId: photoId,
        notes: JSON.stringify(notes),
        state: notes.length > 0 ? 'doubtful' : 'good',
      },
    })
    return count === 1
  })
  if (written) return discardPhoto(ctx, row.comparePhotoId)
  await releasePhotos(ctx, [photoId])
  throw changedMeanwhile()
}

async function ownChecked(ctx: Ctx, id: string): Promise<ImportRecord> {
  const found = await findImport(ctx, id)
  assertMine(ctx, found)
  assertState(found, ['checked'], 'Photos can be seen and changed only between the check and the start.')
  return found
}

async function findCheckedRow(ctx: Ctx, { id }: ImportRecord, number: number) {
  const row = await ctx.db.client.importRow.findFirst({
    where: { importId: id, number, state: { in: ['good', 'doubtful'] } },
  })
  const { comparePhotoId } = row ?? {}
  if (!row || !comparePhotoId) throw new AppError('notFound', 'This row has no photo.')
  return { ...row, comparePhotoId }
}
