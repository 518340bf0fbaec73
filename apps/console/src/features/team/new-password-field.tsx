import { limits } from '@ekyc/domain'
import type { ComponentProps } from 'react'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { PasswordInput } from '#/ui/password-input.tsx'

type Props = { error: string | undefined; input: ComponentProps<typeof PasswordInput> }

export function NewPasswordField({ error, input }: Props) {
  const t = useT()
  return (
    <Field label={t('signIn.password')} error={error} help={t('password.help', { min: limits.password.min })}>
      {(wiring) => <PasswordInput {...wiring} {...input} autoComplete="new-password" />}
    </Field>
  )
}
