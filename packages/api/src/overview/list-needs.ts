import { DAY_MS, resultUntil, undelivered, unended } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { countWaitingImports } from '../imports/count-waiting.ts'
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
    undeliveredMessages(ctx),
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

/** Customers who have not started and may not have the link. */
async function undeliveredMessages(ctx: Ctx): Promise<Need | null> {
  const waiting: VerificationFilter = { progress: ['created', 'opened'] }
  const need = await counted(ctx, 'message', { ...waiting, message: [...undelivered] })
  if (!need) return null
  const each = undelivered.map(async (state) => [state, (await countOldest(ctx, { ...waiting, message: state })).n])
  return { ...need, states: Object.fromEntries(await Promise.all(each)) }
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
