import type { ClipboardEvent } from 'react'

const NAMED = /^[^<>]*<([^<>]+)>$/

/** The address in what mail programs copy, such as "Maria Santos <maria@example.com>;" or "mailto:maria@example.com". */
export function addressIn(text: string): string {
  const bare = text.trim().replace(/[\s,;.]+$/, '')
  return (NAMED.exec(bare)?.[1] ?? bare).trim().replace(/^mailto:([^?]*).*$/i, '$1')
}

/** Pastes only the address into a box for one, so that it can still be undone. */
export function pasteAddress(event: ClipboardEvent<HTMLInputElement>) {
  const text = event.clipboardData.getData('text')
  const address = addressIn(text)
  if (address === text) return
  event.preventDefault()
  document.execCommand('insertText', false, address)
}
