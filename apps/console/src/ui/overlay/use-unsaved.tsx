import type { ReactNode } from 'react'
import { LeaveGuard } from './leave-guard.tsx'
import { useOverlay } from './use-overlay.tsx'

const loadDialog = () => import('./leave-dialog.tsx')

/**
 * Asks before what is typed in a sheet is lost: by Esc, the cross, a press beside it, a link or closing the window.
 * `close` is the sheet's onClose, `guard` belongs inside the sheet.
 */
export function useUnsaved(unsaved: boolean, onClose: () => void): { close(): void; guard: ReactNode } {
  const { show, node } = useOverlay(loadDialog)
  return {
    close: () => (unsaved ? void show() : onClose()),
    guard: (
      <>
        <LeaveGuard unsaved={unsaved} />
        {node({ onLeave: onClose, onStay: () => undefined })}
      </>
    ),
  }
}
