import type { DataKey } from '@ekyc/storage'
import { hashOf } from '../hash-of.ts'

/** A BizToken is kept sealed, to ask for its result, and hashed, to know it again in ?token=. */
export const hashToken = (bizToken: string) => hashOf('token', bizToken)

/** What of a minted BizToken goes into its session's row. */
export function sealSecrets(key: DataKey, sessionId: string, applied: { bizToken: string; verificationUrl: string }) {
  return {
    sealedToken: sealToken(key, sessionId, applied.bizToken),
    tokenHash: hashToken(applied.bizToken),
    sealedUrl: key.seal(applied.verificationUrl, `url:${sessionId}`),
  }
}

export const sealToken = (key: DataKey, sessionId: string, bizToken: string): string =>
  key.seal(bizToken, `token:${sessionId}`)

/** The BizToken of a session that has one. */
export function openToken(key: DataKey, session: { id: string; sealedToken: string | null }): string {
  return key.unseal(session.sealedToken ?? '', `token:${session.id}`).toString('utf8')
}

/** Tencent's address for the customer, of a session that has one. */
export function openUrl(key: DataKey, session: { id: string; sealedUrl: string | null }): string {
  return key.unseal(session.sealedUrl ?? '', `url:${session.id}`).toString('utf8')
}
