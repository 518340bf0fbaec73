import type { Ctx } from '../context.ts'
import { getMerchant } from '../settings/merchant.ts'
import { pinned } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'
import { viewProfile } from './view-profile.ts'

/** Every profile in its newest version, the default one first; archived ones, where they are asked for, last. */
export async function listProfiles(ctx: Ctx, input: { archived: boolean }): Promise<{ items: ProfileView[] }> {
  const country = (await getMerchant(ctx))?.country ?? null
  const rows = await ctx.db.client.profile.findMany({
    where: input.archived ? {} : { archivedAt: null },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
    include: { versions: { orderBy: { version: 'desc' }, take: 1, include: { profile: true } } },
  })
  const items = rows.flatMap(({ versions }) => versions.map((version) => viewProfile(pinned(version), country)))
  return { items: [...items.filter(({ archivedAt }) => !archivedAt), ...items.filter(({ archivedAt }) => archivedAt)] }
}
