import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { useNow } from '#/lib/use-now.ts'
import { Callout } from '#/ui/callout.tsx'
import type { SignInProblem } from './sign-in.ts'

/** Why signing in did not work, and what to do; a pause counts down. Give it a new `key` for each try. */
export function SignInNotice({ problem: { kind, waitSeconds } }: { problem: SignInProblem }) {
  const t = useT()
  const [until] = useState(() => Date.now() + waitSeconds * 1000)
  const seconds = Math.max(0, Math.ceil((until - useNow(1000)) / 1000))
  if (kind !== 'tooMany') {
    return (
      <Callout tone="bad" urgent>
        {t(`signIn.${kind}`)}
      </Callout>
    )
  }
  return (
    <Callout tone="wait">
      {/* Read out once, and not with every second. */}
      <p role="alert">{t('signIn.tooMany')}</p>
      <p className="mt-1 text-ink-2">{seconds > 0 ? t('signIn.wait', { n: seconds }) : t('signIn.tryNow')}</p>
    </Callout>
  )
}
