import { type DataKey, TamperedError } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { namesOf } from '../team/names-of.ts'
import { brokenEvent, type ChainHead } from './find-broken-event.ts'
import type { EventKind } from './kinds.ts'

export type TimelineEvent = {
  id: string
  at: string
  kind: EventKind
  actor: { kind: Ctx['actor']['kind']; id: string | null; name: string | null }
  alert: boolean
  facts: Record<string, unknown>
  personal: Record<string, unknown> | null
}

export type Timeline = {
  events: TimelineEvent[]
  /** The number of the first event that is not what was written; null while the chain is whole. */
  brokenEvent: number | null
}

/**
 * The events of one verification, oldest first, and whether they are what was written. Personal values are in clear, or
 * null without the key.
 */
export async function readTimeline(
  ctx: Ctx,
  verification: ChainHead & { id: string },
  key: DataKey | null,
): Promise<Timeline> {
  const rows = await ctx.db.client.event.findMany({
    where: { verificationId: verification.id },
    orderBy: { seq: 'asc' },
  })
  const names = await namesOf(ctx, [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))])
  const events = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as EventKind,
    actor: {
      kind: row.actorKind as Ctx['actor']['kind'],
      id: row.actorId,
      name: row.actorId ? (names.get(row.actorId) ?? null) : null,
    },
    alert: row.alert,
    facts: JSON.parse(row.facts),
    personal: row.sealed && key ? personalOf(key, row.sealed, row.id) : null,
  }))
  return { events, brokenEvent: brokenEvent(rows, verification) }
}

/** Null for what was changed, which the broken chain tells of. */
function personalOf(key: DataKey, sealed: string, eventId: string): Record<string, unknown> | null {
  try {
    return JSON.parse(key.unseal(sealed, eventId).toString('utf8'))
  } catch (error) {
    if (!(error instanceof TamperedError)) throw error
    return null
  }
}
