import type { Locale } from '@ekyc/domain'

/** What a customer agreed to. `text` is kept once for all sessions that name its version. */
export type Consent = { locale: Locale; version: string; text?: string }
