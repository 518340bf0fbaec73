import type { Ctx } from '../context.ts'
import { pinned } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'
import { viewProfile } from './view-profile.ts'

/** Every profile in its newest version, the default one first. */
export async function listProfiles(ctx: Ctx): Promise<{ items: ProfileView[] }> {
  const profiles = await ctx.db.client.profile.findMany({
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
    include: { versions: { orderBy: { version: 'desc' }, take: 1, include: { profile: true } } },
  })
  return { items: profiles.flatMap((profile) => profile.versions.map((version) => viewProfile(pinned(version)))) }
}
