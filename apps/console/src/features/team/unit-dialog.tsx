import { limits } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { type Member, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { orNull, rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { UnitField } from './unit-field.tsx'

export default function UnitDialog({ member, ...overlay }: OverlayProps & { member: Member }) {
  const t = useT()
  const queryClient = useQueryClient()
  const setUnit = useMutation(trpc.team.setUnit.mutationOptions())
  const { register, handleSubmit, formState } = useForm({ defaultValues: { unit: member.unit ?? '' } })
  const submit = handleSubmit(({ unit }) =>
    setUnit.mutate(
      { userId: member.id, unit: orNull(unit) },
      {
        async onSuccess() {
          overlay.onClose()
          await queryClient.invalidateQueries({ queryKey: trpc.team.pathKey() })
        },
      },
    ),
  )
  return (
    <Dialog {...overlay} title={t('team.unitOf', { name: member.name })} description={t('team.unitText')}>
      <form className="grid gap-3" noValidate onSubmit={submit}>
        <UnitField
          {...register('unit', {
            validate: rule('unit', t('wanted.reference', { max: limits.unit }), { optional: true }),
          })}
          error={formState.errors.unit?.message}
          autoFocus
        />
        {setUnit.isError && <ErrorNotice error={setUnit.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={setUnit.isPending}>
            {t('action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
