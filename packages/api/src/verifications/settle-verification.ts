import type { Tx } from '@ekyc/db'
import { applySettled, type SettledResult } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { photoPlacedAfter } from '../evidence/photo-placed-after.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { axes } from '../verifications/axes.ts'

/**
 * Writes what a settled session means for its verification, inside the settling transaction.
 * The caller has written the session's own end already.
 */
export async function applyToVerification(
  ctx: Ctx,
  tx: Tx,
  emit: Emit,
  session: { id: string; verificationId: string; createdAt: Date },
  result: SettledResult,
): Promise<void> {
  // Takes the row's lock, so that two sessions of one verification settle one after the other.
  const row = await tx.verification.update({
    where: { id: session.verificationId },
    data: { eventSeq: { increment: 0 } },
  })
  const siblings = await tx.session.findMany({
    where: { verificationId: row.id, id: { not: session.id } },
    select: { id: true, state: true },
  })
  const profile = await getPinnedProfile(tx, row.profileVersionId)
  const othersOpen = siblings.some(({ state }) => state === 'open')
  const now = ctx.clock.now()
  const change = applySettled(
    {
      ...axes(row),
      sessionsUsed: row.sessionsUsed,
      sessionLimit: profile.sessionLimit,
      tokensMinted: row.tokensMinted,
      checkMode: profile.config.CheckMode ?? 2,
      expiresAt: row.expiresAt,
      now,
      othersOpen,
      newerSettled: siblings.some(({ id, state }) => id > session.id && (state === 'passed' || state === 'failed')),
      photoReplaced: await photoPlacedAfter(tx, row.id, session.createdAt),
    },
    result,
  )
  await tx.verification.update({
    where: { id: row.id },
    data: { ...change.set, hasOpenSession: othersOpen, ...(change.completes ? { completedAt: now } : {}) },
  })
  for (const event of change.events) {
    await emit({
      verificationId: row.id,
      alert: event.alert,
      kind: event.kind,
      facts: { sessionId: session.id, ...('facts' in event ? event.facts : {}) },
    })
  }
}
