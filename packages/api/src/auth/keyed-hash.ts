import { createHmac } from 'node:crypto'

export type KeyedHash = (purpose: 'account' | 'address' | 'browser', text: string) => string

/** Hashes that only this installation can compute: an email or an address cannot be found again by trying. */
export function createKeyedHash(secret: string): KeyedHash {
  return (purpose, text) => createHmac('sha256', secret).update(`sign-in ${purpose}: ${text}`).digest('base64url')
}
