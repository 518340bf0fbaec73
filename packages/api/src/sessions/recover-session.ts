import type { DataKey } from '@ekyc/storage'
import type { SessionResult } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import type { VerificationRow } from '../verifications/find-verification.ts'
import { noteOpenSession } from '../verifications/note-open-session.ts'
import { sentExtra } from '../verifications/sent-extra.ts'
import { leaseFrom } from './claim-session.ts'
import { holdLease } from './hold-lease.ts'
import { hashToken, sealToken } from './secrets.ts'
import { settleSession } from './settle-session.ts'

/** Older than any session whose address may be given again: this one's address is lost. */
const ISSUED_BEFORE_MS = 10 * 60_000

type Returned = { id: string; createdAt: Date; lease: Date; verification: VerificationRow; key: DataKey; token: string }

/**
 * Settles the result of a returned token as a session of its verification, under review. Only Tencent's Extra, which
 * the customer cannot forge, proves that the token was issued for this verification: another one is refused, and a
 * result without one is kept but decides nothing.
 */
export async function recoverSession(
  ctx: Ctx,
  { id, createdAt, lease, verification, key, token }: Returned,
  result: Exclude<SessionResult, { state: 'pending' }>,
): Promise<void> {
  const now = ctx.clock.now()
  const proven = result.extra === sentExtra(verification)
  const sessionId = ctx.ids.next('ses')
  const claimed = { id: sessionId, verificationId: verification.id, lease: leaseFrom(now) }
  const session = await record(ctx, async (tx, emit) => {
    const { count } = await tx.returnedToken.updateMany({
      where: { id, nextTryAt: lease },
      data: { nextTryAt: null, sealedToken: '' },
    })
    const tokenHash = hashToken(token)
    if (count === 0 || (await tx.session.findUnique({ where: { tokenHash } }))) return null
    if (result.extra && !proven) {
      await emit({ verificationId: verification.id, kind: 'foreignToken', facts: { ofAnother: true }, alert: true })
      return null
    }
    const issuedAt = new Date(createdAt.getTime() - ISSUED_BEFORE_MS)
    await noteOpenSession(tx, verification.id, proven ? issuedAt : null)
    await emit({
      verificationId: verification.id,
      kind: proven ? 'sessionRecovered' : 'sessionUnproven',
      facts: { sessionId },
      alert: true,
    })
    return tx.session.create({
      data: {
        id: sessionId,
        verificationId: verification.id,
        state: 'open',
        createdAt: issuedAt,
        issuedAt,
        // What was agreed to was lost with the session's row.
        consentAt: issuedAt,
        consentLocale: verification.locale ?? 'en',
        consentVersion: 'lost',
        sealedToken: sealToken(key, sessionId, token),
        tokenHash,
        nextLookAt: claimed.lease,
        returned: proven ? 'proven' : 'unproven',
      },
    })
  })
  if (!session) return
  const held = holdLease(ctx, claimed)
  try {
    await settleSession(ctx, held, { ...session, verification }, key, result)
  } finally {
    await held.freeze()
  }
}
