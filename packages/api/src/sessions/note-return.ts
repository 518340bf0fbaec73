import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findByCode } from '../verifications/find-by-code.ts'
import { hashToken } from './secrets.ts'

/** Tencent sent the customer back with ?token=: only a hint to look sooner. A token of somebody else's session means nothing. */
export async function noteReturn(ctx: Ctx, input: { code: string; token: string }): Promise<void> {
  const verification = await findByCode(ctx, input.code)
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    const session = await tx.session.findUnique({ where: { tokenHash: hashToken(input.token) } })
    if (session?.verificationId !== verification.id || session.state !== 'open' || session.hintedAt) return
    const hinted = await tx.session.updateMany({
      where: { id: session.id, state: 'open', nextLookAt: session.nextLookAt },
      data: { hintedAt: now, ...(isLeased(session, now) ? {} : { nextLookAt: now }) },
    })
    if (hinted.count === 1) {
      await emit({ verificationId: verification.id, kind: 'customerReturned', facts: { sessionId: session.id } })
    }
  })
}

/** Somebody is asking right now: the hint must not take the lease from under them. */
function isLeased(session: { lastAskedAt: Date | null }, now: Date): boolean {
  return session.lastAskedAt !== null && now.getTime() - session.lastAskedAt.getTime() < 3000
}
