import { DAY_MS, resultUntil, unended } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { countWaitingImports } from '../imports/count-waiting.ts'
import { countUndelivered } from '../messages/count-undelivered.ts'
import { findUnansweredSessions } from '../sessions/find-unanswered-sessions.ts'
import { countOldest } from '../verifications/count-oldest.ts'
import { visibleTo } from '../verifications/own-unit.ts'
import type { VerificationFilter } from '../verifications/schema.ts'
import type { Need, NeedKind } from './schema.ts'

/** What waits for a person within what the viewer may see, the most pressing first. */
export async function listNeeds(ctx: Ctx): Promise<Need[]> {
  const endsBefore = new Date(ctx.clock.now().getTime() + DAY_MS).toISOString()
  const needs = await Promise.all([
    resultsAtRisk(ctx),
    undelivered(ctx),
    counted(ctx, 'review', { review: 'pending' }),
    counted(ctx, 'notMe', { openDecline: 'notMe' }),
    counted(ctx, 'ratherNot', { openDecline: 'ratherNot' }),
    counted(ctx, 'photo', { needs: 'comparePhoto', progress: [...unended] }),
    imports(ctx),
    counted(ctx, 'ending', { progress: ['created', 'opened'], endsBefore }),
  ])
  return needs.filter((need) => need !== null)
}

async function counted(ctx: Ctx, kind: NeedKind, filter: Omit<VerificationFilter, 'q'>): Promise<Need | null> {
  const { n, capped, oldest } = await countOldest(ctx, filter)
  if (!oldest) return null
  const first = filter.endsBefore ? oldest.expiresAt : oldest.createdAt
  return { kind, n, capped, id: oldest.id, first: first.toISOString() }
}

async function undelivered(ctx: Ctx): Promise<Need | null> {
  const found = await countUndelivered(ctx)
  if (!found) return null
  const { oldest, ...counted } = found
  return { kind: 'message', ...counted, id: oldest.verificationId, first: oldest.createdAt.toISOString() }
}

async function imports(ctx: Ctx): Promise<Need | null> {
  const found = await countWaitingImports(ctx)
  if (!found) return null
  const { n, capped, oldest } = found
  return { kind: 'import', n, capped, id: oldest.id, first: oldest.createdAt.toISOString() }
}

async function resultsAtRisk(ctx: Ctx): Promise<Need | null> {
  const found = await findUnansweredSessions(ctx, { ageHours: 12, visible: await visibleTo(ctx) })
  if (!found) return null
  const { n, capped, oldest } = found
  return {
    kind: 'resultAtRisk',
    n,
    capped,
    id: oldest.verificationId,
    first: resultUntil(oldest.issuedAt).toISOString(),
  }
}
