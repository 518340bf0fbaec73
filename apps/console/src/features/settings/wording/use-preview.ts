import { type Channel, emailWordingSchema, smsWordingSchema } from '@ekyc/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, trpc } from '#/api.ts'
import { useSettled } from '#/features/verifications/new/use-settled.ts'
import type { Which } from './which.tsx'
import type { Words } from './words.ts'

export type Tried = Which & { channel: Channel; withLink: boolean; words: Words | null }

/** What the server takes as the message to be tried: null words are the product's own. */
export function triedInput({ channel, kind, locale, withLink, words }: Tried) {
  return channel === 'email'
    ? ({ channel, kind, locale, withLink, wording: words && emailWordingSchema.parse(words) } as const)
    : ({ channel, kind, locale, withLink, wording: words && smsWordingSchema.parse(words) } as const)
}

/** The message made by the renderer itself, with example values. What cannot be sent is not asked for. */
export function usePreview(tried: Tried, sound: boolean) {
  const settled = useSettled({ tried, sound })
  return useQuery({
    queryKey: [...trpc.settings.preview.mutationKey(), settled.tried],
    queryFn: () => api.settings.preview.mutate(triedInput(settled.tried)),
    enabled: settled.sound,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
