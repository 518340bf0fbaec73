import { type FormEvent, useState } from 'react'
import { trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { Button } from '#/ui/button.tsx'
import { Segments } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { type Days, extensions } from './extensions.ts'
import { useAct } from './use-act.ts'

export default function ExtendDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const { t, language } = useLanguage()
  const [days, setDays] = useState<Days>('7')
  const extend = useAct(trpc.verifications.extend.mutationOptions(), {
    onDone: overlay.onClose,
    says: ({ expiresAt }) => t('link.extended', { at: dayAndClock(expiresAt, language) }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    extend.mutate({ id, expiresInHours: Number(days) * 24 })
  }
  return (
    <Dialog {...overlay} title={t('link.extendTitle')} description={t('link.extendText')}>
      <form className="grid gap-3" onSubmit={submit}>
        <Segments<Days>
          name="days"
          legend={<span className="sr-only">{t('link.extendTitle')}</span>}
          value={days}
          onChange={(choice) => setDays(choice)}
          options={extensions.map((choice) => ({ value: choice, label: t('time.wholeDays', { n: Number(choice) }) }))}
        />
        {extend.isError && <ErrorNotice error={extend.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={extend.isPending}>
            {t('link.extendButton')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
