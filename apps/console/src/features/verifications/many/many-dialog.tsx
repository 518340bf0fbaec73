import type { ReactNode } from 'react'
import type { ManyReport } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { Progress } from '#/ui/progress.tsx'
import { rowOf } from '../list/move-focus.ts'
import { Preview } from './preview.tsx'
import { Report } from './report.tsx'
import { type ManyAct, type Target, usePreview } from './use-preview.ts'
import { useRun } from './use-run.ts'

/** What each of the acts is given. */
export type ManyProps = OverlayProps & {
  target: Target
  /** What customers are called, where that is known. */
  names: ReadonlyMap<string, string>
  /** The selection has served. */
  onDone(): void
}

type Props = ManyProps & {
  act: ManyAct
  /** What the act does, and that nothing takes it back. */
  text: string
  /** What it wants to know. */
  children?: ReactNode
  /** Does it to so many at a time. */
  call(ids: string[]): Promise<ManyReport>
  /** False while what it wants to know is not given. */
  ready?: boolean
}

/** The way of every act on many: its real number first, then the act with a bar that is true, then a report row by row. */
export function ManyDialog({ act, text, children, call, ready = true, target, names, onDone, ...overlay }: Props) {
  const { t, language } = useLanguage()
  const preview = usePreview(act, target)
  const { run, start, stop } = useRun(call)
  const ids = preview.data?.ids ?? []
  const n = ids.length.toLocaleString(language)
  const close = () => {
    overlay.onClose()
    if (run) onDone()
  }
  return (
    <Dialog
      {...overlay}
      onClose={close}
      stays={run !== null && !run.over}
      heir={() => rowOf(new Set(ids))}
      title={t(`many.${act}.title`)}
      description={run ? undefined : text}
    >
      {run ? (
        <div className="grid gap-3">
          <Progress done={run.done} of={run.total} label={t('many.progress')} />
          {run.over && <Report run={run} names={names} />}
          <DialogActions>
            {run.over ? (
              <Button look="primary" onClick={close}>
                {t('action.close')}
              </Button>
            ) : (
              <Button onClick={stop}>{t('many.stop')}</Button>
            )}
          </DialogActions>
        </div>
      ) : (
        <form
          className="grid gap-3"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (ready && ids.length > 0) void start(ids)
          }}
        >
          {preview.isError && <ErrorNotice error={preview.error} retry={() => void preview.refetch()} />}
          <Preview preview={preview.data} />
          {ids.length > 0 && children}
          <DialogActions>
            {ids.length > 0 && (
              <Button type="submit" look={act === 'cancel' ? 'danger' : 'primary'} disabled={!ready}>
                {t(`many.${act}.button`, { n, count: ids.length })}
              </Button>
            )}
            <Button onClick={close}>{t('action.back')}</Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  )
}
