import { limits } from '@ekyc/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { useTitle } from '#/lib/use-title.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { enter } from './enter.ts'
import { EntrySheet } from './entry-sheet.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { usePasswordProblem } from './use-password-problem.ts'

/** A one-time link: for the invited, and for who lost a password. */
export function InvitePage() {
  const t = useT()
  const { token } = useParams({ from: '/invite/$token' })
  const link = useQuery(trpc.team.readLink.queryOptions({ token }))
  return (
    <EntrySheet tagline={t('signIn.tagline')}>
      {link.isPending && <SkeletonLines lines={3} label={t('state.loading')} />}
      {link.isError && <Broken error={link.error} />}
      {link.isSuccess && <Choose token={token} {...link.data} />}
    </EntrySheet>
  )
}

function Broken({ error }: { error: unknown }) {
  const t = useT()
  useTitle(t('invite.title.broken'))
  return (
    <div className="grid gap-4">
      <h1 className="text-h1">{t('invite.title.broken')}</h1>
      <ErrorNotice error={error} />
    </div>
  )
}

type Props = { token: string; name: string; email: string; kind: 'invite' | 'reset' }

function Choose({ token, name, email, kind }: Props) {
  const t = useT()
  const router = useRouter()
  const accept = useMutation(trpc.team.acceptLink.mutationOptions())
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: '' } })
  const title = t(`invite.title.${kind}`, { name })
  useTitle(title)
  const problemOf = usePasswordProblem()
  const refusal = accept.isError ? problemOf(accept.error) : undefined

  const submit = handleSubmit(({ password }) =>
    accept.mutate(
      { token, password },
      {
        async onSuccess() {
          router.history.push(await enter(email, password, '/'))
        },
      },
    ),
  )
  return (
    <form className="grid gap-4" noValidate onSubmit={submit}>
      <div className="grid gap-1">
        <h1 className="text-h1 wrap-anywhere">{title}</h1>
        <p className="wrap-anywhere text-ink-2">{t('invite.text', { email })}</p>
      </div>
      {/* Password managers learn whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        error={formState.errors.password?.message ?? refusal}
        input={{
          ...register('password', { validate: rule('password', t('wanted.password', { min: limits.password.min })) }),
          autoFocus: true,
        }}
      />
      {accept.isError && !refusal && <ErrorNotice error={accept.error} />}
      <Button type="submit" look="primary" size="tall" shape="wide" busy={accept.isPending}>
        {t(accept.isPending ? 'action.saving' : 'invite.button')}
      </Button>
    </form>
  )
}
