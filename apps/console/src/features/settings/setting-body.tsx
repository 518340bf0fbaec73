import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { reasonOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Filled, SLOT } from '#/ui/filled.tsx'
import { Newer } from './newer.tsx'
import type { Draft, Saved } from './use-draft.ts'

export type SettingBodyProps<T> = {
  /** Who saved it last. */
  saved: Pick<Saved<T>, 'savedAt' | 'savedBy'>
  draft: Draft<T>
  saving: UseMutationResult<Saved<T>, Error, void>
  /** Something in it is not right: saving leads there instead. */
  wrong?: boolean
  /** Somebody wanted to save what is not right. */
  onRefused?(): void
  /** Other ways on, beside the buttons. */
  beside?: ReactNode
  children: ReactNode
}

/** Boxes, what stands in the way of saving them, and the buttons. */
export function SettingBody<T>({ saved, draft, saving, wrong, onRefused, beside, children }: SettingBodyProps<T>) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const submit = () => {
    if (!wrong) return saving.mutate()
    onRefused?.()
    // The box that is wrong is marked by then.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const failed = saving.isError && reasonOf(saving.error) !== 'changedMeanwhile'
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="grid gap-4 p-3.5">
        {children}
        {draft.newer && <Newer draft={draft} newer={draft.newer} />}
        {failed && <ErrorNotice error={saving.error} />}
      </div>
      <div className="sticky bottom-0 z-5 flex flex-wrap items-center gap-2 rounded-b-card border-t border-line bg-surface px-3.5 py-2.5 max-md:bottom-14.5">
        <Button
          type="submit"
          look="primary"
          busy={saving.isPending}
          disabled={(!draft.unsaved && !wrong) || draft.newer !== null}
        >
          {t(saving.isPending ? 'action.saving' : 'action.save')}
        </Button>
        {draft.unsaved && (
          <Button look="ghost" onClick={draft.undo}>
            {t('settings.undo')}
          </Button>
        )}
        {beside}
        <p className="text-small text-ink-3">
          {draft.unsaved ? t('settings.unsaved') : saved.savedAt && <LastSaved by={saved.savedBy} at={saved.savedAt} />}
        </p>
      </div>
    </form>
  )
}

function LastSaved({ by, at }: { by: string | null; at: string }) {
  const t = useT()
  return (
    <Filled text={by ? t('settings.savedBy', { name: by, at: SLOT }) : t('settings.savedLast', { at: SLOT })}>
      <BriefTime at={at} precise />
    </Filled>
  )
}
