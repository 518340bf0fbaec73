import type { Tx } from '@ekyc/db'
import { HOUR_MS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { takeQuota } from '../settings/take-quota.ts'

export const UNUSED_HOURS = 24
/** A person uploads a photo and uses it; at 6 MB each, so many are 1.2 GB. */
const AT_MOST = 200

/** Refuses another photo of a person who has 200 that no verification uses. Photos of imports have limits of their own. */
export async function takeUnusedQuota(tx: Tx, ctx: Ctx, uploadedBy: string): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - UNUSED_HOURS * HOUR_MS)
  await takeQuota(tx, ctx, {
    of: 'unusedPhotos',
    owner: uploadedBy,
    atMost: AT_MOST,
    count: () =>
      tx.comparePhoto.count({ where: { uploadedBy, takenAt: null, heldUntil: null, createdAt: { gt: since } } }),
    words: `You have ${AT_MOST} photos that no verification uses yet. Use some of them first. Unused photos are deleted after ${UNUSED_HOURS} hours.`,
    reason: 'tooManyUnused',
  })
}
