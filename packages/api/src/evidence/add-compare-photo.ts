import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'

/** A comparison photo in the store, sealed with its verification's key, before its row is written. */
export type NewPhoto = { evidenceId: string; storageKey: string; bytes: number }

/** Notes a compare photo of a verification; the one before it, if any, stays and is marked as replaced. */
export async function addComparePhoto(tx: Tx, ctx: Ctx, verificationId: string, photo: NewPhoto): Promise<void> {
  const createdAt = ctx.clock.now()
  await tx.evidence.updateMany({
    where: { verificationId, kind: 'comparePhoto', replacedAt: null },
    data: { replacedAt: createdAt },
  })
  await tx.evidence.create({ data: comparePhotoRow(verificationId, photo, createdAt) })
}

/** Notes the first compare photos of new verifications. */
export async function writeComparePhotos(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  all: { id: string; photo: NewPhoto | null }[],
): Promise<void> {
  const rows = all.flatMap(({ id, photo }) => (photo ? [comparePhotoRow(id, photo, clock.now())] : []))
  if (rows.length > 0) await tx.evidence.createMany({ data: rows })
}

const comparePhotoRow = (verificationId: string, { evidenceId: id, storageKey, bytes }: NewPhoto, createdAt: Date) => ({
  id,
  verificationId,
  kind: 'comparePhoto',
  storageKey,
  mediaType: 'image/jpeg',
  bytes,
  createdAt,
})

/** Whether the photo was noted after all: a connection that was lost at the commit does not say. */
export async function hasComparePhoto(ctx: Ctx, { evidenceId }: NewPhoto): Promise<boolean> {
  return (await ctx.db.client.evidence.count({ where: { id: evidenceId } })) === 1
}
