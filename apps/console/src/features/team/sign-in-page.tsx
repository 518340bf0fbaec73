import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { queryClient } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useTitle } from '#/lib/use-title.ts'
import { type SignInProblem, signIn } from '#/session/sign-in.ts'
import { SignInNotice } from '#/session/sign-in-notice.tsx'
import { Button } from '#/ui/button.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { PasswordInput } from '#/ui/password-input.tsx'
import { EntrySheet } from './entry-sheet.tsx'

export function SignInPage() {
  const t = useT()
  const router = useRouter()
  const { to = '/' } = useSearch({ from: '/sign-in' })
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const [busy, setBusy] = useState(false)
  useTitle(t('signIn.title'))

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const password = event.currentTarget.querySelector<HTMLInputElement>('[name=password]')
    setBusy(true)
    const failed = await signIn(String(form.get('email')), String(form.get('password')))
    setBusy(false)
    setProblem(failed)
    // The next key types over the wrong password.
    if (failed) return password?.select()
    queryClient.clear()
    router.history.push(to)
  }
  return (
    <EntrySheet tagline={t('signIn.tagline')}>
      <h1 className="sr-only">{t('signIn.title')}</h1>
      <form className="grid gap-4" onSubmit={submit}>
        {problem && !busy && <SignInNotice problem={problem} />}
        <Field label={t('signIn.email')}>
          {(wiring) => <Input {...wiring} name="email" type="email" autoComplete="username" required autoFocus />}
        </Field>
        <Field label={t('signIn.password')}>
          {(wiring) => <PasswordInput {...wiring} name="password" autoComplete="current-password" required />}
        </Field>
        <Button type="submit" look="primary" size="tall" shape="wide" busy={busy}>
          {t(busy ? 'signIn.busy' : 'signIn.button')}
        </Button>
        <p className="text-center text-small text-pretty text-ink-3">{t('signIn.accounts')}</p>
      </form>
    </EntrySheet>
  )
}
