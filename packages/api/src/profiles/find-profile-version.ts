import type { Tx } from '@ekyc/db'
import { type CheckMode, type Handling, handlingSchema, type LivenessConfig, livenessConfigSchema } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'

export type PinnedProfile = {
  id: string
  versionId: string
  name: string
  version: number
  isDefault: boolean
  config: LivenessConfig
  /** As the config says it, else Tencent's defaults. */
  checkMode: CheckMode
  securityLevel: 1 | 2 | 3 | 4 | 5
  linkHours: number
  sessionLimit: number
  reviewRule: string
  handling: Handling
}

const withProfile = { profile: true } as const

/** The newest version of a profile, or of the default one. */
export async function findProfileVersion(ctx: Pick<Ctx, 'db'>, profileId?: string): Promise<PinnedProfile> {
  const row = await ctx.db.client.profileVersion.findFirst({
    where: profileId ? { profileId } : { profile: { isDefault: true } },
    orderBy: { version: 'desc' },
    include: withProfile,
  })
  if (!row)
    throw new AppError('invalidInput', 'There is no such profile. Choose one from the list.', { field: 'profileId' })
  return pinned(row)
}

/** The version that a verification pins, as it was when the verification was made. */
export async function getPinnedProfile(client: Pick<Tx, 'profileVersion'>, versionId: string): Promise<PinnedProfile> {
  return pinned(await client.profileVersion.findUniqueOrThrow({ where: { id: versionId }, include: withProfile }))
}

type Row = Awaited<ReturnType<Ctx['db']['client']['profileVersion']['findFirstOrThrow']>> & {
  profile: { id: string; name: string; isDefault: boolean }
}

/** A row as the program reads it. */
export function pinned(row: Row): PinnedProfile {
  const config = livenessConfigSchema.parse(JSON.parse(row.config))
  return {
    id: row.profileId,
    versionId: row.id,
    name: row.profile.name,
    version: row.version,
    isDefault: row.profile.isDefault,
    config,
    checkMode: config.CheckMode ?? 2,
    securityLevel: config.SecurityLevel ?? 3,
    linkHours: row.linkHours,
    sessionLimit: row.sessionLimit,
    reviewRule: row.reviewRule,
    handling: handlingSchema.parse(JSON.parse(row.handling)),
  }
}
