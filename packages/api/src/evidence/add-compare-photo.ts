import type { Tx } from '@ekyc/db'
import type { TakenPhoto } from '../compare-photos/take-photo.ts'
import type { Ctx } from '../context.ts'

/** Notes a compare photo of a verification; the one before it, if any, stays and is marked as replaced. */
export async function addComparePhoto(tx: Tx, ctx: Ctx, verificationId: string, photo: TakenPhoto): Promise<void> {
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
  all: { id: string; photo: TakenPhoto | null }[],
): Promise<void> {
  const rows = all.flatMap(({ id, photo }) => (photo ? [comparePhotoRow(id, photo, clock.now())] : []))
  if (rows.length > 0) await tx.evidence.createMany({ data: rows })
}

const comparePhotoRow = (
  verificationId: string,
  { evidenceId: id, storageKey, bytes }: TakenPhoto,
  createdAt: Date,
) => ({ id, verificationId, kind: 'comparePhoto', storageKey, mediaType: 'image/jpeg', bytes, createdAt })

/** Whether the photo was noted after all: a connection that was lost at the commit does not say. */
export async function hasComparePhoto(ctx: Ctx, { evidenceId }: TakenPhoto): Promise<boolean> {
  return (await ctx.db.client.evidence.count({ where: { id: evidenceId } })) === 1
}
