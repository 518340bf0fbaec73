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
import { operatorReasons } from './operator-reasons.ts'
import { useAct } from './use-act.ts'

export default function CancelDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const t = useT()
  const { register, handleSubmit, formState } = useForm<{ reason: CancelReason; note: string }>({
    defaultValues: { reason: 'customerAsked', note: '' },
  })
  const cancel = useAct(trpc.verifications.cancel.mutationOptions(), {
    onDone: overlay.onClose,
    says: () => t('cancelling.done'),
  })
  const submit = handleSubmit(({ reason, note }) => cancel.mutate({ id, reason, note: orNothing(note) }))
  return (
    <Dialog {...overlay} title={t('cancelling.title')} description={t('cancelling.text')}>
      <form className="grid gap-3" noValidate onSubmit={submit}>
        <Field label={t('cancelling.reason')}>
          {(wiring) => (
            <Select {...wiring} {...register('reason')}>
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
          <Button onClick={overlay.onClose}>{t('action.back')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
