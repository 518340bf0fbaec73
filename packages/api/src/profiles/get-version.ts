import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { named } from './list-versions.ts'
import type { ProfileVersionView } from './schema.ts'

/** One version in full, for comparing it with another. */
export async function getVersion(ctx: Ctx, input: { id: string; version: number }): Promise<ProfileVersionView> {
  const row = await ctx.db.client.profileVersion.findUnique({
    where: { profileId_version: { profileId: input.id, version: input.version } },
  })
  if (!row) throw new AppError('notFound', 'Profile version not found.')
  return { version: row.version, ...named(row) }
}
