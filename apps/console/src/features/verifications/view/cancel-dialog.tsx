import { type CancelReason, limits } from '@ekyc/domain'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { orNothing, rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Select, TextArea } from '#/ui/input.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useUnsaved } from '#/ui/overlay/use-unsaved.tsx'
import { operatorReasons } from './operator-reasons.ts'
import { useAct } from './use-act.ts'

export default function CancelDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const t = useT()
  const { register, handleSubmit, watch, formState } = useForm<{ reason: CancelReason | ''; note: string }>({
    defaultValues: { reason: '', note: '' },
  })
  const cancel = useAct(trpc.verifications.cancel.mutationOptions(), {
    onDone: overlay.onClose,
    says: () => t('cancelling.done'),
  })
  const submit = handleSubmit(({ reason, note }) => {
    if (reason) cancel.mutate({ id, reason, note: orNothing(note) })
  })
  const unsaved = useUnsaved(Boolean(watch('note')) && !cancel.isPending, overlay.onClose)
  return (
    <Dialog {...overlay} onClose={unsaved.close} title={t('cancelling.title')} description={t('cancelling.text')}>
      {unsaved.guard}
      <form className="grid gap-3" noValidate onSubmit={submit}>
        <Field label={t('cancelling.reason')} error={formState.errors.reason?.message}>
          {(wiring) => (
            <Select {...wiring} {...register('reason', { required: t('cancelling.choose') })}>
              <option value="">{t('cancelling.choose')}</option>
              {operatorReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`cancel.${reason}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('cancelling.note')} optional error={formState.errors.note?.message}>
          {(wiring) => (
            <TextArea
              {...wiring}
              {...register('note', {
                validate: rule('note', t('wanted.words', { max: limits.note }), { optional: true }),
              })}
              rows={2}
            />
          )}
        </Field>
        {cancel.isError && <ErrorNotice error={cancel.error} />}
        <DialogActions>
          <Button type="submit" look="danger" busy={cancel.isPending}>
            {t('cancelling.button')}
          </Button>
          <Button onClick={unsaved.close}>{t('action.back')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
