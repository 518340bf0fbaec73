import type { NamedSettings } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Profile, trpc } from '#/api.ts'
import { failureOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { notify } from '#/ui/notify.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { useEditing } from './editing.ts'

/** Sticks to the foot of the page while something is typed that is not saved. */
export function SaveBar({ save, newer }: { save: ReturnType<typeof useSave>; newer: Profile | null }) {
  const t = useT()
  const { base, changed, findings, undo, goOnFrom } = useEditing()
  if (changed.length === 0) return null
  const errors = findings.filter(({ level }) => level === 'error').length
  return (
    <div className="sticky bottom-0 z-1 -mx-(--gutter) grid gap-2 lg:mr-0 border-t border-line bg-surface/94 px-gutter py-2.5 backdrop-blur-sm max-md:bottom-14.5">
      {save.isError && failureOf(save.error).kind !== 'conflict' && <ErrorNotice error={save.error} />}
      {newer && <ChangedMeanwhile newest={newer} />}
      <div className="flex flex-wrap items-center gap-2">
        {/* Two buttons, not one that turns into the other: the press that goes on would save at once. */}
        {newer ? (
          <Button key="go-on" look="primary" onClick={() => goOnFrom(newer)}>
            {t('profiles.goOn', { version: newer.version })}
          </Button>
        ) : (
          <Button key="save" type="submit" look="primary" busy={save.isPending} className="max-md:flex-1">
            {save.isPending ? t('action.saving') : t('profiles.save', { version: base.version + 1 })}
          </Button>
        )}
        <Button onClick={() => undo(changed)}>{t('profiles.undoAll')}</Button>
        <p className="text-small text-ink-3">
          {t('profiles.changedFields', { n: changed.length })}
          {errors > 0 && <span className="text-bad-ink"> · {t('profiles.errors', { n: errors })}</span>}
        </p>
      </div>
    </div>
  )
}

/** Saves the draft as the next version; a conflict shows what somebody else saved instead. */
export function useSave() {
  const t = useT()
  const { base, goOnFrom } = useEditing()
  const queryClient = useQueryClient()
  const { id } = base
  const fetchNewest = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.profiles.pathKey() })
    return queryClient.fetchQuery(trpc.profiles.get.queryOptions({ id }))
  }
  return useMutation({
    mutationFn: (sent: NamedSettings) => api.profiles.save.mutate({ id, baseVersion: base.version, ...sent }),
    async onSuccess({ version }, sent) {
      goOnFrom(await fetchNewest(), sent)
      await notify(t('profiles.savedAs', { version }))
    },
    async onError(error) {
      if (failureOf(error).kind === 'conflict') await fetchNewest()
    },
  })
}

/** The first setting with an error takes the focus. */
export const focusFirstError = (form: HTMLFormElement) =>
  form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
