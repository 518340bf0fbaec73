import { type Channel, emailWordingSchema, smsWordingSchema } from '@ekyc/domain'
import { useQueryClient } from '@tanstack/react-query'
import { api, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { type Saved, useDraft } from '../use-draft.ts'
import { useSaving } from '../use-saving.ts'
import type { Which } from './which.tsx'
import { problemsOf, type Words } from './words.ts'

export type ShownWords = Saved<Words | null> & { own: Words }

/** The words of one message while they are changed; null stands for the product's own. */
export function useWording(channel: Channel, { kind, locale }: Which, saved: ShownWords) {
  const t = useT()
  const queryClient = useQueryClient()
  const draft = useDraft<Words | null>(saved)
  const email = { channel: 'email', kind, locale } as const
  const sms = { channel: 'sms', kind, locale } as const
  const saving = useSaving<Words | null>(draft, {
    key: trpc.settings.wording.queryKey(channel === 'email' ? email : sms),
    save({ base, value }) {
      if (value === null) return api.settings.resetWording.mutate({ ...(channel === 'email' ? email : sms), base })
      return channel === 'email'
        ? api.settings.saveWording.mutate({ ...email, base, value: emailWordingSchema.parse(value) })
        : api.settings.saveWording.mutate({ ...sms, base, value: smsWordingSchema.parse(value) })
    },
    after: () => queryClient.invalidateQueries({ queryKey: trpc.settings.changedWordings.queryKey() }),
  })
  const words = draft.value ?? saved.own
  const problems = problemsOf(channel, words, t)
  return {
    draft,
    saving,
    words,
    problems,
    wrong: Object.keys(problems).length > 0,
    isOwn: draft.value === null,
    put: (field: string, text: string) => draft.change({ ...words, [field]: text }),
    /** Back to the product's words; it counts once it is saved. */
    reset: () => draft.change(null),
  }
}

export type WordingEditing = ReturnType<typeof useWording>
