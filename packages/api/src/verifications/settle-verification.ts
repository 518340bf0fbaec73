import type { Tx } from '@ekyc/db'
import { applySettled, type SessionReturned, type SettledResult } from '@ekyc/domain'
import { type DataKey, TamperedError } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { photoPlacedAfter } from '../evidence/photo-placed-after.ts'
import { dropMessages } from '../messages/drop-messages.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { readJudged } from '../sessions/read-judged.ts'
import { readSiblings } from '../sessions/siblings.ts'
import { axes, reasonsOf } from './axes.ts'
import { isSampled } from './is-sampled.ts'

/**
 * Writes what a settled session means for its verification, inside the settling transaction.
 * The caller has written the session's own end already.
 */
export async function settleVerification(
  ctx: Ctx,
  tx: Tx,
  emit: Emit,
  session: { id: string; verificationId: string; createdAt: Date; returned: string | null },
  result: SettledResult,
): Promise<void> {
  // Takes the row's lock, so that two sessions of one verification settle one after the other.
  const row = await tx.verification.update({
    where: { id: session.verificationId },
    data: { eventSeq: { increment: 0 } },
  })
  const { othersOpen, newerSettled } = await readSiblings(tx, session)
  const profile = await getPinnedProfile(tx, row.profileVersionId)
  const now = ctx.clock.now()
  const judged = await readJudged(tx, {
    verificationId: row.id,
    sessionId: session.id,
    customerName: row.customerName,
    key: keyOf(ctx, row),
  })
  const change = applySettled(
    {
      ...axes(row),
      sessionsUsed: row.sessionsUsed,
      sessionLimit: profile.sessionLimit,
      tokensMinted: row.tokensMinted,
      checkMode: profile.checkMode,
      expiresAt: row.expiresAt,
      now,
      othersOpen,
      newerSettled,
      returned: session.returned as SessionReturned | null,
      photoReplaced: await photoPlacedAfter(tx, row.id, session.createdAt),
      reviewRule: profile.reviewRule,
      judged: { ...judged, sampled: isSampled(ctx, row.id, profile.reviewRule.samplePercent) },
      reviewReasons: reasonsOf(row),
    },
    result,
  )
  const { reviewReasons, ...set } = change.set
  await tx.verification.update({
    where: { id: row.id },
    data: {
      ...set,
      ...(reviewReasons ? { reviewReasons: JSON.stringify(reviewReasons) } : {}),
      hasOpenSession: othersOpen,
      ...(change.completes ? { completedAt: now, openDecline: null } : {}),
    },
  })
  if (change.completes) await dropMessages(ctx, tx, emit, { verificationId: row.id, because: 'ended' })
  for (const event of change.events) {
    await emit({
      verificationId: row.id,
      alert: event.alert,
      kind: event.kind,
      facts: { sessionId: session.id, ...('facts' in event ? event.facts : {}) },
    })
  }
}

/** Null for a key that was changed outside the program: a result is settled without it all the same. */
function keyOf(ctx: Ctx, row: { id: string; dataKey: string }): DataKey | null {
  try {
    return ctx.keyring.open(row.dataKey, row.id)
  } catch (error) {
    if (error instanceof TamperedError) return null
    throw error
  }
}
