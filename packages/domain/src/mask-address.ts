import type { Channel } from './messages.ts'

/** Enough of an address to know it again: `m•••@example.com`, `+65•••0100`. */
export function maskAddress(channel: Channel, address: string): string {
  if (channel === 'sms') return `${address.slice(0, 3)}•••${address.slice(-4)}`
  const cut = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}•••${address.slice(cut)}`
}
