import { createHash } from 'node:crypto'

/** One-way, to find what is kept by its hash alone. The purpose keeps the hashes of two kinds of secrets apart. */
export function hashOf(purpose: 'token' | 'link' | 'once', secret: string): string {
  return createHash('sha256').update(`${purpose}:${secret}`).digest('base64url')
}
