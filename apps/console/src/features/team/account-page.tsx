import { limits } from '@ekyc/domain'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { failureOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { useMe } from '#/session/me.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { Button } from '#/ui/button.tsx'
import { Card, Fact, Facts } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { notify } from '#/ui/notify.ts'
import { PasswordInput } from '#/ui/password-input.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { usePasswordProblem } from './use-password-problem.ts'

/** One's own account: who one is here, and the password. */
export function AccountPage() {
  const t = useT()
  const me = useMe()
  return (
    <>
      <PageHead title={t('nav.account')} />
      <div className="grid max-w-160 gap-gutter p-gutter">
        <ChangePassword email={me.email} />
        <Card title={t('account.profile')} footer={t('account.profileText')}>
          <Facts>
            <Fact name={t('team.name')}>{me.name}</Fact>
            <Fact name={t('signIn.email')}>{me.email}</Fact>
            <Fact name={t('team.role')}>{t(`role.${me.role}`)}</Fact>
            {me.unit && <Fact name={t('team.unit')}>{me.unit}</Fact>}
          </Facts>
        </Card>
      </div>
    </>
  )
}

function ChangePassword({ email }: { email: string }) {
  const t = useT()
  const problemOf = usePasswordProblem()
  const change = useMutation(trpc.team.changePassword.mutationOptions())
  const { register, handleSubmit, reset, formState } = useForm({
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const { errors } = formState
  const submit = handleSubmit((values) =>
    change.mutate(values, {
      onSuccess() {
        reset()
        void notify(t('account.changed'))
      },
    }),
  )
  const field = change.isError ? failureOf(change.error).field : null
  const refusal = change.isError ? problemOf(change.error) : undefined
  const errorOf = (name: 'currentPassword' | 'newPassword') =>
    errors[name]?.message ?? (field === name ? refusal : undefined)
  return (
    <Card title={t('account.password')} footer={t('account.passwordText')}>
      <form className="grid max-w-90 gap-4 p-3.5" noValidate onSubmit={submit}>
        {/* Password managers learn whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={t('account.current')} error={errorOf('currentPassword')}>
          {(wiring) => (
            <PasswordInput
              {...wiring}
              {...register('currentPassword', { required: t('account.currentNeeded') })}
              autoComplete="current-password"
            />
          )}
        </Field>
        <NewPasswordField
          label={t('account.new')}
          error={errorOf('newPassword')}
          input={register('newPassword', {
            validate: rule('password', t('wanted.password', { min: limits.password.min })),
          })}
        />
        {change.isError && !refusal && <ErrorNotice error={change.error} />}
        <div>
          <Button type="submit" look="primary" busy={change.isPending}>
            {t(change.isPending ? 'action.saving' : 'account.change')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
