import type { DataKey } from '@ekyc/storage'
import type { Ports } from '../context.ts'
import { hashOf } from '../hash-of.ts'

/** 128 random bits, 22 characters: what stands behind /v/. */
const CODE_BYTES = 16
const CODE_PATTERN = /^[A-Za-z0-9_-]{22}$/

export type NewCode = { code: string; codeHash: string; sealedCode: string }

/** A link code: hashed to be found, sealed to be copied again. */
export function newCode(ports: Pick<Ports, 'random'>, key: DataKey): NewCode {
  const code = ports.random.bytes(CODE_BYTES).toString('base64url')
  const codeHash = hashCode(code)
  return { code, codeHash, sealedCode: key.seal(code, sealContext(codeHash)) }
}

export function unsealCode(key: DataKey, link: { codeHash: string; sealedCode: string }): string {
  return key.unseal(link.sealedCode, sealContext(link.codeHash)).toString('utf8')
}

/** False for what cannot be a code, so that garbage never reaches the database. */
export function looksLikeCode(code: string): boolean {
  return CODE_PATTERN.test(code)
}

/**
 * Returns the code within a text, or null. Mail programs and phones take the marks of the sentence around a link for a
 * part of it, or invisible characters, or what follows such a mark.
 */
export function codeIn(text: string): string | null {
  return /^[^\w-]*([\w-]{22})[_-]*(?:[^\w-].*)?$/s.exec(text.replace(/\p{Cf}/gu, ''))?.[1] ?? null
}

export const hashCode = (code: string) => hashOf('link', code)

/** The address that the customer opens. */
export function linkUrl(ports: Pick<Ports, 'config'>, code: string): string {
  return `${ports.config.publicUrl}/v/${code}`
}

const sealContext = (codeHash: string) => `link:${codeHash}`
