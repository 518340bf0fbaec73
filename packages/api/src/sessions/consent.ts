import { createHash } from 'node:crypto'
import type { Locale } from '@ekyc/domain'

/** What a customer agreed to. `text` is kept once for all sessions that name its version. */
export type Consent = { locale: Locale; version: string; text?: string }

/**
 * What a version ends with. Whole, because of two texts with the same shortened hash, which anyone can find, one would be
 * kept for both.
 */
export const hashOfConsent = (text: string): string => createHash('sha256').update(text).digest('base64url')
