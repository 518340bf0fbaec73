import { type ComponentType, type ReactNode, type RefObject, useRef, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { notify } from '../notify.ts'

/** What every overlay gets beside its own properties. */
export type OverlayProps = { anchor: RefObject<HTMLElement | null>; onClose(): void }

export type LoadOverlay<Own extends object> = () => Promise<{ default: ComponentType<Own & OverlayProps> }>

/**
 * Something that opens over the page, with its library fetched when a person comes near it.
 * Kept in state and not in React.lazy: a nested Suspense delays the first opening by most of a second.
 */
export function useOverlay<Own extends object>(load: LoadOverlay<Own>) {
  const t = useT()
  const anchor = useRef<HTMLElement>(null)
  const isRemembered = useRef(false)
  const [Body, setBody] = useState<ComponentType<Own & OverlayProps> | null>(null)
  const [open, setOpen] = useState(false)

  const fetchBody = async () => {
    const { default: loaded } = await load()
    setBody(() => loaded)
  }
  /** A guess at what comes next: should it fail, `show` will say so. */
  const warm = () => void fetchBody().catch(() => undefined)
  const show = () => {
    // Without a button of its own, the focus goes back to where it was.
    if (!anchor.current || isRemembered.current) {
      anchor.current = focused()
      isRemembered.current = true
    }
    return fetchBody().then(
      () => setOpen(true),
      () => notify(t('error.notLoaded'), 'bad'),
    )
  }
  const close = () => setOpen(false)
  const node = (own: Own): ReactNode => (open && Body ? <Body {...own} anchor={anchor} onClose={close} /> : null)

  return { anchor, open, warm, show, close, node }
}

const focused = () => {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null
}
