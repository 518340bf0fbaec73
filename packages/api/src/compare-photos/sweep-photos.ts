import type { Ctx } from '../context.ts'

const UNUSED_HOURS = 24
const BATCH = 100

/** Deletes uploads that a verification has taken (it has its own copy) and those that nobody took within 24 hours. */
export async function sweepPhotos(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - UNUSED_HOURS * 3_600_000)
  const done = await ctx.db.client.comparePhoto.findMany({
    where: { OR: [{ takenAt: { not: null } }, { createdAt: { lt: before } }] },
    take: BATCH,
  })
  for (const photo of done) {
    await ctx.evidence.remove(photo.storageKey)
    await ctx.db.client.comparePhoto.delete({ where: { id: photo.id } })
  }
  return done.length
}
