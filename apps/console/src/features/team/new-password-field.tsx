import { limits } from '@ekyc/domain'
import type { ComponentProps } from 'react'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { PasswordInput } from '#/ui/password-input.tsx'

type Props = { label?: string; error: string | undefined; input: ComponentProps<typeof PasswordInput> }

export function NewPasswordField({ label, error, input }: Props) {
  const t = useT()
  return (
    <Field label={label ?? t('signIn.password')} error={error} help={t('password.help', { min: limits.password.min })}>
      {(wiring) => <PasswordInput {...wiring} {...input} autoComplete="new-password" />}
    </Field>
  )
}
