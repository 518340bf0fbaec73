import { changedFields } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { namesOf } from '../team/names-of.ts'
import { settingsOf, type VersionRow } from './find-profile-version.ts'
import type { ProfileVersions } from './schema.ts'

/** Who saved which version when, and in which fields it differs from the one before; the newest first. */
export async function listVersions(
  ctx: Ctx,
  input: { id: string; cursor?: number; limit: number },
): Promise<ProfileVersions> {
  const { id, cursor, limit } = input
  const rows = await ctx.db.client.profileVersion.findMany({
    where: { profileId: id, ...(cursor ? { version: { lt: cursor } } : {}) },
    orderBy: { version: 'desc' },
    take: limit + 1,
  })
  if (rows.length === 0 && !cursor) throw new AppError('notFound', 'Profile not found.')
  const names = await namesOf(ctx, [...new Set(rows.flatMap(({ createdById }) => createdById ?? []))])
  const items = rows.slice(0, limit).map((row, index) => {
    const earlier = rows[index + 1]
    return {
      version: row.version,
      at: row.createdAt.toISOString(),
      by: row.createdById ? { id: row.createdById, name: names.get(row.createdById) ?? null } : null,
      changed: earlier ? changedFields(named(earlier), named(row)) : [],
    }
  })
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.version ?? null) : null }
}

/** A version's settings with the name that it gave the profile. */
export const named = (row: VersionRow) => ({ name: row.name, ...settingsOf(row) })
