import { checkConfig } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type PinnedProfile, pinned } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'

/** Every profile in its newest version, the default one first. */
export async function listProfiles(ctx: Ctx): Promise<{ items: ProfileView[] }> {
  const profiles = await ctx.db.client.profile.findMany({
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
    include: { versions: { orderBy: { version: 'desc' }, take: 1, include: { profile: true } } },
  })
  return { items: profiles.flatMap((profile) => profile.versions.map((version) => viewProfile(pinned(version)))) }
}

export async function getProfile(ctx: Ctx, input: { id: string }): Promise<ProfileView> {
  const row = await ctx.db.client.profileVersion.findFirst({
    where: { profileId: input.id },
    orderBy: { version: 'desc' },
    include: { profile: true },
  })
  if (!row) throw new AppError('notFound', 'There is no such profile.')
  return viewProfile(pinned(row))
}

function viewProfile(profile: PinnedProfile): ProfileView {
  return {
    id: profile.id,
    name: profile.name,
    version: profile.version,
    isDefault: profile.isDefault,
    checkMode: profile.config.CheckMode ?? 2,
    securityLevel: profile.config.SecurityLevel ?? 3,
    linkHours: profile.linkHours,
    sessionLimit: profile.sessionLimit,
    reviewRule: profile.reviewRule,
    config: profile.config,
    findings: checkConfig(profile.config),
  }
}
