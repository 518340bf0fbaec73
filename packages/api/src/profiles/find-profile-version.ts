import type { Tx } from '@ekyc/db'
import {
  type CheckMode,
  configDefaults,
  handlingSchema,
  livenessConfigSchema,
  type ProfileSettings,
  readReviewRule,
} from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'

export type PinnedProfile = {
  id: string
  versionId: string
  name: string
  version: number
  isDefault: boolean
  archivedAt: Date | null
  /** As the config says it, else Tencent's defaults. */
  checkMode: CheckMode
  securityLevel: 1 | 2 | 3 | 4 | 5
} & ProfileSettings

const withProfile = { profile: true } as const

/** The newest version of a profile, or of the default one, for a new verification: an archived one is refused. */
export async function findProfileVersion(ctx: Pick<Ctx, 'db'>, profileId?: string): Promise<PinnedProfile> {
  const row = await ctx.db.client.profileVersion.findFirst({
    where: profileId ? { profileId } : { profile: { isDefault: true } },
    orderBy: { version: 'desc' },
    include: withProfile,
  })
  const field = 'profileId'
  if (!row) throw new AppError('invalidInput', 'Profile not found. Choose one from the list.', { field })
  if (row.profile.archivedAt) {
    const words = `The profile “${row.profile.name}” is archived. Choose another one or restore it first.`
    throw new AppError('invalidInput', words, { field, reason: 'profileArchived' })
  }
  return pinned(row)
}

/** The version that a verification pins, as it was when the verification was made. */
export async function getPinnedProfile(client: Pick<Tx, 'profileVersion'>, versionId: string): Promise<PinnedProfile> {
  return pinned(await client.profileVersion.findUniqueOrThrow({ where: { id: versionId }, include: withProfile }))
}

export type VersionRow = Awaited<ReturnType<Tx['profileVersion']['findFirstOrThrow']>>
type Row = VersionRow & { profile: { name: string; isDefault: boolean; archivedAt: Date | null } }

/** A row as the program reads it. */
export function pinned(row: Row): PinnedProfile {
  const settings = settingsOf(row)
  const { name, isDefault, archivedAt } = row.profile
  return {
    id: row.profileId,
    versionId: row.id,
    version: row.version,
    name,
    isDefault,
    archivedAt,
    ...settings,
    ...checkOf(settings),
  }
}

/** What a version holds beside its name. */
export const settingsOf = (row: VersionRow): ProfileSettings => ({
  config: livenessConfigSchema.parse(JSON.parse(row.config)),
  linkHours: row.linkHours,
  sessionLimit: row.sessionLimit,
  reviewRule: readReviewRule(row.reviewRule),
  handling: handlingSchema.parse(JSON.parse(row.handling)),
})

/** How a config checks, with Tencent's defaults where it is silent. */
export const checkOf = ({ config }: Pick<ProfileSettings, 'config'>) => ({
  checkMode: config.CheckMode ?? configDefaults.CheckMode,
  securityLevel: config.SecurityLevel ?? configDefaults.SecurityLevel,
})
