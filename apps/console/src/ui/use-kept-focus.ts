import { useEffect, useRef } from 'react'

/**
 * For a part whose buttons go away once they are pressed: the focus then stays with the part, where else it would be
 * lost to the top of the page. The part needs a `tabIndex` of -1.
 */
export function useKeptFocus<Part extends HTMLElement>() {
  const part = useRef<Part>(null)
  const within = useRef<Element>(null)
  useEffect(() => {
    const last = within.current
    const { activeElement, body } = document
    if (last && !last.isConnected && activeElement === body) part.current?.focus({ preventScroll: true })
    within.current = part.current?.contains(document.activeElement) ? document.activeElement : null
  })
  const onFocus = ({ target }: { target: Element }) => {
    within.current = target
  }
  const onBlur = ({ target }: { target: Element }) => {
    // What leaves the page with the focus in it blurs without having been left.
    if (target.isConnected) within.current = null
  }
  return { ref: part, tabIndex: -1, onFocus, onBlur }
}
