import { useEffect } from 'react'
import { useKeys } from '#/lib/use-keys.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'

const SHOW = 'ekyc:keys'

/** Opens the list of keys from anywhere. */
export const showKeys = () => document.dispatchEvent(new Event(SHOW))

/** `?` lists every key. */
export function KeysHelp() {
  const { show, node } = useOverlay(() => import('./keys-dialog.tsx'))
  useKeys({ '?': showKeys })
  useEffect(() => {
    document.addEventListener(SHOW, show)
    return () => document.removeEventListener(SHOW, show)
  })
  return node({})
}
