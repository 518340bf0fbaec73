import { useEffect, useEffectEvent } from 'react'
import { onSignedOut } from '#/api.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'

/** When the session ends, asks for the password over the page: what was typed on it stays. */
export function SignInAgain() {
  const { show, node } = useOverlay(() => import('./sign-in-again-dialog.tsx'))
  const ask = useEffectEvent(show)
  useEffect(() => onSignedOut(() => void ask()), [])
  return node({})
}
