import { limits, standardSettings } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { api, type Profile, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, Select } from '#/ui/input.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useUnsaved } from '#/ui/overlay/use-unsaved.tsx'

type Form = { name: string; from: string }
type Props = OverlayProps & { profiles: readonly Profile[]; from?: string }

/** A new profile: everything that another one says, or what every profile begins with. */
export default function NewProfileDialog({ profiles, from, ...overlay }: Props) {
  const t = useT()
  const profileName = useProfileName()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const source = profiles.find(({ id }) => id === from)
  const { register, handleSubmit, formState } = useForm<Form>({
    defaultValues: { name: source ? t('profiles.copyOf', { name: profileName(source.name) }) : '', from: from ?? '' },
  })
  const make = useMutation({
    mutationFn: ({ name, from }: Form) =>
      from
        ? api.profiles.duplicate.mutate({ id: from, name })
        : // The server decides by the organisation's country how messages carry the link.
          api.profiles.create.mutate({ name, ...standardSettings, handling: {} }),
    async onSuccess({ id }) {
      await queryClient.invalidateQueries({ queryKey: trpc.profiles.pathKey() })
      overlay.onClose()
      await navigate({ to: '/profiles/$id', params: { id } })
    },
  })
  const unsaved = useUnsaved(formState.isDirty && !make.isPending, overlay.onClose)
  return (
    <Dialog
      {...overlay}
      onClose={unsaved.close}
      title={t(source ? 'profiles.duplicateTitle' : 'profiles.new')}
      description={t('profiles.newText')}
    >
      {unsaved.guard}
      <form className="grid gap-3" noValidate onSubmit={handleSubmit((values) => make.mutate(values))}>
        <Field label={t('profiles.field.name')} error={formState.errors.name?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...register('name', { validate: rule('profileName', t('wanted.name', { max: limits.profileName })) })}
              autoComplete="off"
              autoFocus
            />
          )}
        </Field>
        {!source && (
          <Field label={t('profiles.startFrom')}>
            {(wiring) => (
              <Select {...wiring} {...register('from')}>
                <option value="">{t('profiles.startStandard')}</option>
                {profiles.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {profileName(name)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {make.isError && <ErrorNotice error={make.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={make.isPending}>
            {t('profiles.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
