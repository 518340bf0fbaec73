import { type Channel, channels } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { type Channels, trpc } from '#/api.ts'

/** By which ways a link may go out: of a case, or of a profile's newest version. */
export const useChannels = (of: { verificationId?: string; profileId?: string }) =>
  useQuery(trpc.messages.channels.queryOptions(of))

/** The channels that the profile allows and this server has. */
export const sendable = (ways: Channels): Channel[] =>
  channels.filter((channel) => ways[channel].setUp && ways[channel].sending !== 'off')
