import { procedure, router } from '../trpc.ts'
import { getProfile } from './get-profile.ts'
import { listProfiles } from './list-profiles.ts'
import { profileInput } from './schema.ts'

export const profilesRouter = router({
  list: procedure('profiles.read').query(({ ctx }) => listProfiles(ctx)),
  get: procedure('profiles.read')
    .input(profileInput)
    .query(({ ctx, input }) => getProfile(ctx, input)),
})
