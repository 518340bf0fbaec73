import type { ComponentProps, RefObject } from 'react'
import { Button } from '../button.tsx'
import { type LoadOverlay, useOverlay } from './use-overlay.tsx'

type Props<Own extends object> = Omit<ComponentProps<typeof Button>, 'onClick' | 'ref'> & {
  /** Loads the dialog or popover that this button opens. */
  load: LoadOverlay<Own>
  /** What it is given. */
  own: Own
}

/** A button with what it opens. The overlay's code comes with the pointer or the focus. */
export function OverlayButton<Own extends object>({ load, own, ...button }: Props<Own>) {
  const { anchor, open, warm, show, node } = useOverlay(load)
  return (
    <>
      <Button
        {...button}
        ref={anchor as RefObject<HTMLButtonElement | null>}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={warm}
        onFocus={warm}
        onClick={show}
      />
      {node(own)}
    </>
  )
}
