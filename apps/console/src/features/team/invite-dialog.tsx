import { limits, type Role, roles } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { orNothing, rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, Select } from '#/ui/input.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useUnsaved } from '#/ui/overlay/use-unsaved.tsx'
import type { ShownLink } from './one-time-link.tsx'
import { UnitField } from './unit-field.tsx'

type Form = { name: string; email: string; role: Role; unit: string }

export default function InviteDialog({ onLink, ...overlay }: OverlayProps & { onLink(link: ShownLink): void }) {
  const t = useT()
  const queryClient = useQueryClient()
  const invite = useMutation(trpc.team.invite.mutationOptions())
  const { register, handleSubmit, watch, formState } = useForm<Form>({
    defaultValues: { name: '', email: '', role: 'operator', unit: '' },
  })
  const { errors } = formState
  const submit = handleSubmit((values) =>
    invite.mutate(
      { ...values, unit: orNothing(values.unit) },
      {
        async onSuccess({ link, emailed }) {
          onLink({ ...link, emailed, name: values.name.trim() })
          overlay.onClose()
          await queryClient.invalidateQueries({ queryKey: trpc.team.list.queryKey() })
        },
      },
    ),
  )
  const unsaved = useUnsaved(formState.isDirty && !invite.isPending, overlay.onClose)
  return (
    <Dialog {...overlay} onClose={unsaved.close} title={t('team.invite')} description={t('team.inviteText')}>
      {unsaved.guard}
      <form className="grid gap-3" noValidate onSubmit={submit}>
        <Field label={t('team.name')} error={errors.name?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...register('name', { validate: rule('name', t('wanted.name', { max: limits.name })) })}
              autoComplete="off"
              autoFocus
            />
          )}
        </Field>
        <Field label={t('signIn.email')} error={errors.email?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...register('email', { validate: rule('email', t('wanted.email')) })}
              type="email"
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={t('team.role')} help={t(`role.${watch('role')}.may`)}>
          {(wiring) => (
            <Select {...wiring} {...register('role')}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <UnitField
          {...register('unit', {
            validate: rule('unit', t('wanted.reference', { max: limits.unit }), { optional: true }),
          })}
          error={errors.unit?.message}
        />
        {invite.isError && <ErrorNotice error={invite.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={invite.isPending}>
            {t('team.inviteButton')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
