import { withUsualSending } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getMerchant } from '../settings/merchant.ts'
import { assertNameFree, assertSound, changeProfiles, versionRow } from './change-profile.ts'
import type { CreateProfileInput, SavedProfile } from './schema.ts'

/** A new profile in its first version. */
export async function createProfile(ctx: Ctx, wanted: CreateProfileInput): Promise<SavedProfile> {
  const country = (await getMerchant(ctx))?.country ?? null
  const input = { ...wanted, handling: withUsualSending(wanted.handling, country) }
  assertSound(input)
  const id = ctx.ids.next('prf')
  await changeProfiles(ctx, async (tx, tell) => {
    await assertNameFree(tx, input.name)
    await tx.profile.create({
      data: { id, name: input.name, createdAt: ctx.clock.now(), versions: { create: versionRow(ctx, 1, input) } },
    })
    await tell('profileCreated', { profileId: id, version: 1 })
  })
  return { id, version: 1 }
}
