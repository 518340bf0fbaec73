import { limits } from '@ekyc/domain'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useUnsaved } from '#/ui/overlay/use-unsaved.tsx'
import { useAct } from './use-act.ts'

export default function NewLinkDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const t = useT()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { reason: '' } })
  const replace = useAct(trpc.verifications.replaceLink.mutationOptions(), {
    onDone: overlay.onClose,
    says: () => t('link.newDone'),
  })
  const unsaved = useUnsaved(formState.isDirty && !replace.isPending, overlay.onClose)
  return (
    <Dialog {...overlay} onClose={unsaved.close} title={t('link.newTitle')} description={t('link.newText')}>
      {unsaved.guard}
      <form className="grid gap-3" noValidate onSubmit={handleSubmit(({ reason }) => replace.mutate({ id, reason }))}>
        <Field label={t('link.newReason')} help={t('link.newReasonHelp')} error={formState.errors.reason?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...register('reason', { validate: rule('reason', t('wanted.reason', { min: limits.reason.min })) })}
              autoFocus
            />
          )}
        </Field>
        {replace.isError && <ErrorNotice error={replace.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={replace.isPending}>
            {t('link.newButton')}
          </Button>
          <Button onClick={unsaved.close}>{t('action.back')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
