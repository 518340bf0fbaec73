import { procedure, router } from '../trpc.ts'
import { archiveProfile } from './archive-profile.ts'
import { createProfile } from './create-profile.ts'
import { duplicateProfile } from './duplicate-profile.ts'
import { getProfile } from './get-profile.ts'
import { getVersion } from './get-version.ts'
import { listProfiles } from './list-profiles.ts'
import { listVersions } from './list-versions.ts'
import { previewProfile } from './preview-profile.ts'
import { restoreProfile } from './restore-profile.ts'
import { saveProfile } from './save-profile.ts'
import * as schema from './schema.ts'
import { setDefaultProfile } from './set-default-profile.ts'

export const profilesRouter = router({
  list: procedure('profiles.read')
    .input(schema.listProfilesInput)
    .query(({ ctx, input }) => listProfiles(ctx, input)),
  get: procedure('profiles.read')
    .input(schema.profileInput)
    .query(({ ctx, input }) => getProfile(ctx, input)),
  versions: procedure('profiles.read')
    .input(schema.profileVersionsInput)
    .query(({ ctx, input }) => listVersions(ctx, input)),
  version: procedure('profiles.read')
    .input(schema.profileVersionInput)
    .query(({ ctx, input }) => getVersion(ctx, input)),
  preview: procedure('profiles.read')
    .input(schema.previewProfileInput)
    .query(({ ctx, input }) => previewProfile(ctx, input)),
  create: procedure('profiles.manage')
    .input(schema.createProfileInput)
    .mutation(({ ctx, input }) => createProfile(ctx, input)),
  save: procedure('profiles.manage')
    .input(schema.saveProfileInput)
    .mutation(({ ctx, input }) => saveProfile(ctx, input)),
  duplicate: procedure('profiles.manage')
    .input(schema.duplicateProfileInput)
    .mutation(({ ctx, input }) => duplicateProfile(ctx, input)),
  setDefault: procedure('profiles.manage')
    .input(schema.profileInput)
    .mutation(({ ctx, input }) => setDefaultProfile(ctx, input)),
  archive: procedure('profiles.manage')
    .input(schema.profileInput)
    .mutation(({ ctx, input }) => archiveProfile(ctx, input)),
  restore: procedure('profiles.manage')
    .input(schema.profileInput)
    .mutation(({ ctx, input }) => restoreProfile(ctx, input)),
})
