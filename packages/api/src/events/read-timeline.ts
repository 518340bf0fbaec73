import type { Ctx } from '../context.ts'
import { namesOf } from '../team/names-of.ts'
import { chainHash } from './append-event.ts'
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

/** The events of one verification, oldest first, with personal values in clear. */
export async function readTimeline(ctx: Ctx, verificationId: string, dataKey: string): Promise<TimelineEvent[]> {
  const rows = await ctx.db.client.event.findMany({ where: { verificationId }, orderBy: { seq: 'asc' } })
  const names = await namesOf(ctx, [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))])
  const key = ctx.keyring.open(dataKey)
  return rows.map((row) => ({
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
    personal: row.sealed ? JSON.parse(key.unseal(row.sealed, row.id).toString('utf8')) : null,
  }))
}

/** The number of the first event that is not what was written, or null while the chain is whole. */
export async function findBrokenEvent(ctx: Pick<Ctx, 'db'>, verificationId: string): Promise<number | null> {
  const rows = await ctx.db.client.event.findMany({ where: { verificationId }, orderBy: { seq: 'asc' } })
  const head = await ctx.db.client.verification.findUniqueOrThrow({ where: { id: verificationId } })
  let previous = ''
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1 || row.previousHash !== previous || row.hash !== chainHash(row)) return index + 1
    previous = row.hash
  }
  return previous === head.eventHash ? null : rows.length + 1
}
