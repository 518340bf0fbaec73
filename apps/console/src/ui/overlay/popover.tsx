import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import type { OverlayProps } from './use-overlay.tsx'

type Props = OverlayProps & { name: string; align?: 'start' | 'end'; side?: 'bottom' | 'top'; children: ReactNode }

/** A small panel at its button. Only ever imported by what is loaded on intent. */
export function Popover({ name, anchor, onClose, align = 'start', side = 'bottom', children }: Props) {
  return (
    <Base.Root
      open
      onOpenChange={(open, { reason, event }) => {
        // A press on the button itself closes by the button.
        const onAnchor = reason === 'outside-press' && anchor.current?.contains(event.target as Node)
        if (!open && !onAnchor) onClose()
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} side={side} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup
            aria-label={name}
            finalFocus={anchor}
            className="max-h-(--available-height) animate-appear overflow-y-auto rounded-card bg-raised shadow-2 outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
