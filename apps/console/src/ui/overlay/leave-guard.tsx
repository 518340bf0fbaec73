import { useBlocker } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useOverlay } from './use-overlay.tsx'

const loadDialog = () => import('./leave-dialog.tsx')

/** Asks before a page is left on which something is typed and not saved. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => unsaved,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  })
  const { show, node } = useOverlay(loadDialog)
  useEffect(() => {
    if (status === 'blocked') void show()
  }, [status])
  return status === 'blocked' ? node({ leave: proceed, stay: reset }) : null
}
