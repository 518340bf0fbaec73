import { limits } from '@ekyc/domain'
import { useMutation } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { type EvidenceLook, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, Select } from '#/ui/input.tsx'

const reasons = ['review', 'complaint', 'quality', 'authority', 'other'] as const
type Form = { reason: (typeof reasons)[number] | ''; note: string }
type Props = { verificationId: string; onLook(look: EvidenceLook): void }

/** Opens what is kept, for a reason that goes to the timeline. */
export function LookForm({ verificationId, onLook }: Props) {
  const t = useT()
  const look = useMutation(trpc.evidence.look.mutationOptions())
  const { register, handleSubmit, watch, formState } = useForm<Form>({ defaultValues: { reason: '', note: '' } })
  const other = watch('reason') === 'other'
  const submit = handleSubmit(({ reason, note }) => {
    if (!reason) return
    const words = [reason === 'other' ? '' : t(`evidence.why.${reason}`), note.trim()].filter(Boolean)
    look.mutate({ verificationId, reason: words.join(': ') }, { onSuccess: onLook })
  })
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid content-start gap-2.5 border-line p-3.5 max-md:border-t md:border-l"
    >
      <Field label={t('evidence.why')} error={formState.errors.reason?.message}>
        {(wiring) => (
          <Select {...wiring} {...register('reason', { required: t('evidence.choose') })}>
            <option value="">{t('evidence.choose')}</option>
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`evidence.why.${reason}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('evidence.note')} optional={!other} error={formState.errors.note?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            {...register('note', {
              validate: (value) => (other ? rule('reason', t('evidence.noteWanted'))(value) : true),
            })}
            maxLength={limits.reason.max - 60}
            autoComplete="off"
          />
        )}
      </Field>
      <Button type="submit" shape="wide" busy={look.isPending}>
        <Eye aria-hidden="true" />
        {t('evidence.show')}
      </Button>
      {look.isError && <ErrorNotice error={look.error} />}
      <p className="text-small text-ink-3">{t('evidence.recorded')}</p>
    </form>
  )
}
