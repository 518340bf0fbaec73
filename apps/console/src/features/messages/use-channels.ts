import { type Channel, channels } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { type Channels, trpc } from '#/api.ts'

/** By which ways a link may go out: of a case, or of a profile's newest version. What is known already stands in until it is answered. */
export const useChannels = (of: { verificationId?: string; profileId?: string }, placeholderData?: Channels) =>
  useQuery(trpc.messages.channels.queryOptions(of, { placeholderData }))

/** The channels that the profile allows and this server has. */
export const sendable = (ways: Channels): Channel[] =>
  channels.filter((channel) => ways[channel].setUp && ways[channel].sending !== 'off')
