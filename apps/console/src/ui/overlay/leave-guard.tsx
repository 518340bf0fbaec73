import { useBlocker } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useOverlay } from './use-overlay.tsx'

const loadDialog = () => import('./leave-dialog.tsx')

/** Asks before what is typed is left behind, by a link here or by closing the window. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => true,
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  })
  const { warm, show, node } = useOverlay(loadDialog)
  const ask = useEffectEvent(() => void show())
  const prepare = useEffectEvent(warm)
  useEffect(() => {
    if (unsaved) prepare()
  }, [unsaved])
  useEffect(() => {
    if (status === 'blocked') ask()
  }, [status])
  return node({ onLeave: () => proceed?.(), onStay: () => reset?.() })
}
