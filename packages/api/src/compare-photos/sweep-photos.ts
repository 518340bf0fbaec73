import { HOUR_MS } from '@ekyc/domain'
import { clockIsPlausible } from '../clock/clock-is-plausible.ts'
import type { Ctx } from '../context.ts'
import type { PhotoWarning } from './inspect/index.ts'
import { findOwnUpload, gone } from './take-photo.ts'
import { UNUSED_HOURS } from './unused-quota.ts'

const BATCH = 100

/** Deletes uploads that a verification has taken (it has its own copy) and those that nobody took within 24 hours, or as long as they are held. */
export async function sweepPhotos(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const before = new Date(now.getTime() - UNUSED_HOURS * HOUR_MS)
  const unused = { createdAt: { lt: before }, OR: [{ heldUntil: null }, { heldUntil: { lt: now } }] }
  const done = await ctx.db.client.comparePhoto.findMany({
    where: { OR: [{ takenAt: { not: null } }, ...(clockIsPlausible(ctx) ? [unused] : [])] },
    take: BATCH,
  })
  for (const photo of done) {
    await ctx.evidence.remove(photo.storageKey)
    await ctx.db.client.comparePhoto.delete({ where: { id: photo.id } })
  }
  return done.length
}

/** Keeps a person's own unused upload for longer than a day, for one purpose. Returns what was found out about it. */
export async function holdPhoto(ctx: Ctx, id: string, heldUntil: Date): Promise<{ warnings: PhotoWarning[] }> {
  const { warnings } = await findOwnUpload(ctx, id)
  const held = await ctx.db.client.comparePhoto.updateMany({
    where: { id, takenAt: null, heldUntil: null },
    data: { heldUntil },
  })
  if (held.count === 0) throw gone()
  return { warnings: JSON.parse(warnings) }
}

/** Has a replaced upload deleted by the next sweep, so that it does not count as unused. */
export async function discardPhoto(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.client.comparePhoto.updateMany({ where: { id, takenAt: null }, data: { takenAt: ctx.clock.now() } })
}

/** Holds uploads no longer than the others. */
export async function releasePhotos(ctx: Ctx, ids: string[]): Promise<void> {
  await ctx.db.client.comparePhoto.updateMany({ where: { id: { in: ids } }, data: { heldUntil: null } })
}
