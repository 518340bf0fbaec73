import { useQuery } from '@tanstack/react-query'
import { api, type ListFilter, type ManyPreview } from '#/api.ts'

/** Those that are selected: some by their ids, or all that a filter shows. */
export type Target = { ids: string[] } | { filter: ListFilter }
export type ManyAct = 'remind' | 'extend' | 'cancel'

const MOST_IDS = 500

/** How many the act can really be done to, and why the rest is left out; asked anew each time. */
export function usePreview(act: ManyAct, target: Target) {
  return useQuery({
    queryKey: ['preview many', act, target],
    queryFn: () => preview(act, target),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

async function preview(act: ManyAct, target: Target): Promise<ManyPreview> {
  if ('filter' in target) return api.verifications.previewMany.mutate({ act, filter: target.filter })
  const parts: ManyPreview[] = []
  for (let from = 0; from < target.ids.length; from += MOST_IDS) {
    parts.push(await api.verifications.previewMany.mutate({ act, ids: target.ids.slice(from, from + MOST_IDS) }))
  }
  return {
    ids: parts.flatMap(({ ids }) => ids),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    capped: false,
  }
}
