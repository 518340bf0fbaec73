import type { Channel, Handling } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { findProfileVersion, getPinnedProfile } from '../profiles/find-profile-version.ts'
import { findVerification } from '../verifications/find-verification.ts'
import type { ChannelsView, ChannelView } from './schema.ts'

/** By which ways a link can go out: what this server has set up, and what the profile allows. */
export async function viewChannels(
  ctx: Ctx,
  input: { verificationId?: string; profileId?: string },
): Promise<ChannelsView> {
  const handling = await handlingOf(ctx, input)
  const view = (channel: Channel): ChannelView => ({
    setUp: ctx.carriers[channel] !== null,
    provider: ctx.carriers[channel]?.provider ?? null,
    sending: handling.channels[channel],
  })
  const { copy, qr, share } = handling.channels
  return { email: view('email'), sms: view('sms'), copy, qr, share }
}

async function handlingOf(ctx: Ctx, input: { verificationId?: string; profileId?: string }): Promise<Handling> {
  if (!input.verificationId) return (await findProfileVersion(ctx, input.profileId)).handling
  const { profileVersionId } = await findVerification(ctx.db.client, ctx, input.verificationId)
  return (await getPinnedProfile(ctx.db.client, profileVersionId)).handling
}
