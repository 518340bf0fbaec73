import { DAY_MS, resultUntil, undelivered, unended } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { countWaitingImports } from '../imports/count-waiting.ts'
import { findUnansweredSessions } from '../sessions/find-unanswered-sessions.ts'
import { countOldest } from '../verifications/count-oldest.ts'
import { visibleTo } from '../verifications/own-unit.ts'
import type { VerificationFilter } from '../verifications/schema.ts'
import type { Need, NeedKind } from './schema.ts'

/** Counting stops here. */
const CAP = 1000

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
  const found = await Promise.all(
    undelivered.map((message) => counted(ctx, 'message', { progress: ['created', 'opened'], message })),
  )
  const needs = found.filter((need) => need !== null).sort((a, b) => (a.id < b.id ? -1 : 1))
  const [oldest] = needs
  if (!oldest) return null
  const [refused = 0, failed = 0, unsure = 0, held = 0] = found.map((need) => need?.n)
  const total = refused + failed + unsure + held
  return {
    ...oldest,
    n: Math.min(total, CAP),
    capped: total > CAP || needs.some(({ capped }) => capped),
    states: { refused, failed, unsure, held },
  }
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
