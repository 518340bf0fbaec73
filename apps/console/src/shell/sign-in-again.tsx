import { useEffect, useEffectEvent } from 'react'
import { onSignedOut } from '#/api.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'

/** When the session ends, asks for the password over the page: what was typed on it stays, and so does the focus. */
export function SignInAgain() {
  const { anchor, open, show, node } = useOverlay(() => import('./sign-in-again-dialog.tsx'))
  const ask = useEffectEvent(() => {
    if (open) return
    anchor.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    void show()
  })
  useEffect(() => onSignedOut(() => ask()), [])
  return node({})
}
