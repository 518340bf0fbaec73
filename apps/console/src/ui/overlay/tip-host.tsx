import { useEffect, useId, useRef, useState } from 'react'

type Shown = { text: string; over: DOMRect; target: Element }

const LEAVE_MS = 120
const GAP = 6
const EDGE = 8

/** The one tooltip of the page: shows `data-tip` of what is hovered or focused. Esc puts it away; it can be hovered itself. */
export default function TipHost() {
  const id = useId()
  const [shown, setShown] = useState<Shown | null>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const hide = () => setShown(null)
    const enter = ({ target }: Event) => {
      const owner = target instanceof Element ? target.closest('[data-tip]') : null
      if (!owner) return
      clearTimeout(leaving.current)
      setShown({ text: owner.getAttribute('data-tip') ?? '', over: owner.getBoundingClientRect(), target: owner })
    }
    const leave = () => {
      clearTimeout(leaving.current)
      leaving.current = setTimeout(hide, LEAVE_MS)
    }
    const dismiss = ({ key }: KeyboardEvent) => key === 'Escape' && hide()
    const on = [
      ['pointerover', enter],
      ['focusin', enter],
      ['pointerout', leave],
      ['focusout', leave],
      ['keydown', dismiss],
    ] as const
    for (const [type, handler] of on) document.addEventListener(type, handler as EventListener)
    document.addEventListener('scroll', hide, true)
    return () => {
      for (const [type, handler] of on) document.removeEventListener(type, handler as EventListener)
      document.removeEventListener('scroll', hide, true)
      clearTimeout(leaving.current)
    }
  }, [])

  useEffect(() => {
    const target = shown?.target
    target?.setAttribute('aria-describedby', id)
    return () => target?.removeAttribute('aria-describedby')
  }, [shown, id])

  if (!shown) return null
  return (
    <div
      ref={(tip) => {
        if (tip) place(tip, shown.over)
      }}
      id={id}
      role="tooltip"
      onPointerEnter={() => clearTimeout(leaving.current)}
      onPointerLeave={() => setShown(null)}
      className="fixed top-0 left-0 z-50 max-w-72 animate-appear rounded-control bg-ink px-2 py-1 text-small text-surface shadow-2"
    >
      {shown.text}
    </div>
  )
}

/** Above what it explains, or below where there is no room; never over the edge. */
function place(tip: HTMLElement, over: DOMRect) {
  const { width, height } = tip.getBoundingClientRect()
  const middle = over.left + over.width / 2 - width / 2
  const x = Math.min(Math.max(middle, EDGE), innerWidth - width - EDGE)
  const above = over.top - height - GAP
  const y = above < EDGE ? over.bottom + GAP : above
  tip.style.translate = `${Math.round(x)}px ${Math.round(y)}px`
}
