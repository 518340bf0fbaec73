import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { lastFactsOf } from '../events/earlier-events.ts'
import { type Emit, record } from '../events/record.ts'
import { findByCode } from '../verifications/find-by-code.ts'
import { isBeingAsked } from './claim-session.ts'
import { keepReturnedToken } from './keep-returned-token.ts'
import { hashToken } from './secrets.ts'

/** Tencent sent the customer back with ?token=: only a hint to look sooner. A token of another verification is noted and means nothing; one that no session knows is asked about in the background. */
export async function noteReturn(ctx: Ctx, input: { code: string; token: string }): Promise<void> {
  const verification = await findByCode(ctx, input.code)
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    const session = await tx.session.findUnique({ where: { tokenHash: hashToken(input.token) } })
    if (session?.verificationId !== verification.id) {
      if (!session) await keepReturnedToken(ctx, tx, verification, input.token)
      return noteForeignToken(tx, emit, verification.id, { ofAnother: session !== null })
    }
    if (session.state !== 'open' || session.hintedAt) return
    const hint = (data: { nextLookAt?: Date }, where: { nextLookAt?: Date | null } = {}) =>
      tx.session.updateMany({
        where: { id: session.id, state: 'open', hintedAt: null, ...where },
        data: { hintedAt: now, ...data },
      })
    // The hint must not take the lease from a poll that is running or is about to start.
    const sooner = isBeingAsked(session, now)
      ? null
      : await hint({ nextLookAt: now }, { nextLookAt: session.nextLookAt })
    if (sooner?.count === 1 || (await hint({})).count === 1) {
      await emit({ verificationId: verification.id, kind: 'customerReturned', facts: { sessionId: session.id } })
    }
  })
}

/**
 * Repeating it must not fill the timeline, so a row of these events has at most two: an unknown token does not hide the
 * alert about another verification's token that follows it.
 */
async function noteForeignToken(tx: Tx, emit: Emit, verificationId: string, facts: { ofAnother: boolean }) {
  const noted = (await lastFactsOf(tx, verificationId, 'foreignToken')) as (typeof facts)[]
  if (facts.ofAnother ? noted.some(({ ofAnother }) => ofAnother) : noted.length > 0) return
  await emit({ verificationId, kind: 'foreignToken', facts, alert: facts.ofAnother })
}
