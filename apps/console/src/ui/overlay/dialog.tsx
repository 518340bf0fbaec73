import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useT } from '#/lib/language.tsx'
import { buttonStyle } from '../button.tsx'
import type { OverlayProps } from './use-overlay.tsx'

type Props = OverlayProps & {
  title: string
  description?: ReactNode
  wide?: boolean
  /** Goes only by what is inside: no cross, no Esc, no press beside it. */
  stays?: boolean
  /** Where the focus goes when what was done took the asking button away; else to where the page begins. */
  heir?(): HTMLElement | null
  children: ReactNode
}

/** A sheet over the page; from below on phones. Only ever imported by what is loaded on intent. */
export function Dialog({ title, description, wide = false, stays = false, heir, anchor, onClose, children }: Props) {
  const t = useT()
  const sheet = useRef<HTMLDivElement>(null)
  // Of two sheets Esc and a press beside it mean the upper one.
  const isOnTop = () => [...document.querySelectorAll('[role=dialog]')].at(-1) === sheet.current
  return (
    <Base.Root open onOpenChange={(open) => !open && !stays && isOnTop() && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Base.Viewport className="fixed inset-0 z-40 grid items-center justify-items-center overflow-y-auto p-4 max-md:items-end max-md:p-0">
          <Base.Popup
            ref={sheet}
            data-uncovered={stays || undefined}
            finalFocus={() =>
              (anchor.current?.isConnected && anchor.current) || heir?.() || document.getElementById('main')
            }
            className={`relative w-full animate-rise rounded-sheet bg-raised p-5 shadow-3 outline-none max-md:rounded-b-none max-md:pb-8 ${wide ? 'max-w-2xl' : 'max-w-md'}`}
          >
            <Base.Title className="pr-8 text-h2">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>}
            <div className="mt-4">{children}</div>
            {!stays && (
              <Base.Close
                aria-label={t('action.close')}
                className={buttonStyle({
                  look: 'ghost',
                  size: 'small',
                  shape: 'icon',
                  class: 'absolute top-3.5 right-3.5',
                })}
              >
                <X aria-hidden="true" />
              </Base.Close>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** The row of buttons at a dialog's end: the deed first, for thumbs and for tabbing. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap gap-2 max-md:[&>button]:flex-1">{children}</div>
}
