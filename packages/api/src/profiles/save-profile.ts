import { changedFields } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { namesOf } from '../team/names-of.ts'
import { assertNameFree, assertSound, changeProfiles, newestVersion, versionRow } from './change-profile.ts'
import { settingsOf, type VersionRow } from './find-profile-version.ts'
import type { SavedProfile, SaveProfileInput } from './schema.ts'

/** Makes the next version of a profile; none where nothing changed, and none over somebody else's. */
export async function saveProfile(ctx: Ctx, input: SaveProfileInput): Promise<SavedProfile> {
  const { id, baseVersion, name: wanted, ...settings } = input
  const saved = await changeProfiles(ctx, async (tx, tell) => {
    const newest = await newestVersion(tx, id)
    if (newest.profile.archivedAt) {
      throw new AppError('conflict', 'This profile is archived. Restore it first.', { reason: 'profileArchived' })
    }
    if (newest.version !== baseVersion) return { newer: newest, version: newest.version }
    const before = { name: newest.profile.name, ...settingsOf(newest) }
    const after = { name: wanted ?? before.name, ...settings }
    assertSound(after)
    const fields = changedFields(before, after)
    if (fields.length === 0) return { newer: null, version: newest.version }
    const version = newest.version + 1
    if (fields.includes('name')) await assertNameFree(tx, after.name, id)
    await tx.profile.update({
      where: { id },
      data: { name: after.name, versions: { create: versionRow(ctx, version, after) } },
    })
    await tell('profileSaved', { profileId: id, version, fields })
    return { newer: null, version }
  })
  if (saved.newer) throw await changedMeanwhile(ctx, saved.newer)
  return { id, version: saved.version }
}

async function changedMeanwhile(ctx: Ctx, newer: VersionRow): Promise<AppError> {
  const names = await namesOf(ctx, newer.createdById ? [newer.createdById] : [])
  const by = (newer.createdById && names.get(newer.createdById)) || null
  return new AppError(
    'conflict',
    `Nothing was saved, because ${by ?? 'someone else'} saved version ${newer.version} at ${newer.createdAt.toISOString()}. Review it and make your changes again.`,
    { reason: 'changedMeanwhile' },
  )
}
