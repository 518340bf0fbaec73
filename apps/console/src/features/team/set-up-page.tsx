import { limits } from '@ekyc/domain'
import { useMutation } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { useTitle } from '#/lib/use-title.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { enter } from './enter.ts'
import { EntrySheet } from './entry-sheet.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { usePasswordProblem } from './use-password-problem.ts'

/** First start: the link from the terminal makes the first admin. */
export function SetUpPage() {
  const t = useT()
  const router = useRouter()
  const { token } = useParams({ from: '/setup/$token' })
  const make = useMutation(trpc.team.setUp.mutationOptions())
  const { register, handleSubmit, formState } = useForm({ defaultValues: { name: '', email: '', password: '' } })
  const { errors } = formState
  const problemOf = usePasswordProblem()
  const refusal = make.isError ? problemOf(make.error) : undefined
  useTitle(t('setUp.title'))

  const submit = handleSubmit((values) =>
    make.mutate(
      { ...values, token },
      {
        async onSuccess({ email }) {
          router.history.push(await enter(email, values.password, '/welcome'))
        },
      },
    ),
  )
  return (
    <EntrySheet tagline={t('setUp.tagline')}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <div className="grid gap-1">
          <h1 className="text-h1">{t('setUp.title')}</h1>
          <p className="text-ink-2">{t('setUp.text')}</p>
        </div>
        <Field label={t('setUp.name')} error={errors.name?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              {...register('name', { validate: rule('name', t('wanted.name', { max: limits.name })) })}
              autoComplete="name"
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
              autoComplete="username"
            />
          )}
        </Field>
        <NewPasswordField
          error={errors.password?.message ?? refusal}
          input={register('password', {
            validate: rule('password', t('wanted.password', { min: limits.password.min })),
          })}
        />
        {make.isError && !refusal && <ErrorNotice error={make.error} />}
        <Button type="submit" look="primary" size="tall" shape="wide" busy={make.isPending}>
          {t(make.isPending ? 'setUp.busy' : 'setUp.button')}
        </Button>
      </form>
    </EntrySheet>
  )
}
