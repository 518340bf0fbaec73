import { useBlocker } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'

const load = () => import('./leave-dialog.tsx')

/** Asks before what is typed is left behind, by a link here or by closing the window. */
export function LeaveGuard({ changes }: { changes: number }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    disabled: changes === 0,
    enableBeforeUnload: changes > 0,
    withResolver: true,
  })
  const { warm, show, node } = useOverlay(load)
  const ask = useEffectEvent(() => void show())
  const prepare = useEffectEvent(warm)
  useEffect(() => {
    if (changes > 0) prepare()
  }, [changes])
  useEffect(() => {
    if (status === 'blocked') ask()
  }, [status])
  return node({ changes, onLeave: () => proceed?.(), onStay: () => reset?.() })
}
