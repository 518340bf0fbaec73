import { useEffectEvent, useLayoutEffect } from 'react'

/** By key, as `event.key` names it; letters in lower case. */
export type Keys = Record<string, (event: KeyboardEvent) => void>

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable]'

/** Keys of the page. They rest while somebody types (a box to tick takes no letters), holds a modifier or has something open on top. */
export function useKeys(keys: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest(typing) || document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const handler = keys[key]
    if (!handler) return
    if (key === 'Enter' && target?.closest('a, button')) return
    event.preventDefault()
    handler(event)
  })
  // Before the paint: what is seen can be used.
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
