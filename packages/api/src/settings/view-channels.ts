import type { Ctx } from '../context.ts'
import type { ChannelsSetUp } from './schema.ts'

/** What sends messages here, and whether it takes words of one's own. Null for a channel that is not set up. */
export function viewChannels({ carriers: { email, sms } }: Pick<Ctx, 'carriers'>): ChannelsSetUp {
  return {
    email: email && { provider: email.provider },
    sms: sms && { provider: sms.provider, wording: sms.wording },
  }
}
