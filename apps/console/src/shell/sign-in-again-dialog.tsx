import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { queryClient } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { uncover } from '#/session/cover.ts'
import { useMe } from '#/session/me.ts'
import { type SignInProblem, signIn } from '#/session/sign-in.ts'
import { SignInNotice } from '#/session/sign-in-notice.tsx'
import { Button } from '#/ui/button.tsx'
import { Field } from '#/ui/field.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { PasswordInput } from '#/ui/password-input.tsx'

export default function SignInAgainDialog({ onSignedIn, ...overlay }: OverlayProps & { onSignedIn(): void }) {
  const t = useT()
  const { name, email } = useMe()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const failed = await signIn(email, String(form.get('password')))
    setBusy(false)
    setProblem(failed)
    if (failed) return
    onSignedIn()
    overlay.onClose()
  }
  const leave = async () => {
    await navigate({ to: '/sign-in', search: {} })
    queryClient.clear()
    uncover()
  }
  return (
    <Dialog {...overlay} stays title={t('signInAgain.title')} description={t('signInAgain.text')}>
      <form className="grid gap-3" onSubmit={submit}>
        {problem && !busy && <SignInNotice problem={problem} />}
        {/* Password managers learn whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={t('signInAgain.password', { name })}>
          {(wiring) => <PasswordInput {...wiring} name="password" autoComplete="current-password" required autoFocus />}
        </Field>
        <DialogActions>
          <Button type="submit" look="primary" busy={busy}>
            {t(busy ? 'signIn.busy' : 'signInAgain.button')}
          </Button>
          <Button look="ghost" onClick={leave}>
            {t('signInAgain.leave')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
