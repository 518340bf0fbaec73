import { createHash } from 'node:crypto'
import { insertRows, type Tx } from '@ekyc/db'
import type { DataKey } from '@ekyc/storage'
import type { Actor, Ctx } from '../context.ts'
import type { EventKind } from './kinds.ts'

export type NewEvent = {
  /** null for what belongs to no verification: team and settings. */
  verificationId: string | null
  kind: EventKind
  /** Ids, codes and counts; never a personal value. */
  facts?: Record<string, unknown>
  /** Personal values (old and new name, a reason in free words): sealed with the verification's key. */
  personal?: Record<string, unknown>
  /** Shown on the system page until somebody has dealt with it. */
  alert?: boolean
}

/** Writes one event that belongs to no verification. */
export async function appendLooseEvent(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids' | 'actor'>,
  event: Omit<NewEvent, 'verificationId' | 'personal'>,
): Promise<void> {
  await tx.event.create({ data: rowOf(ctx, { ...event, verificationId: null }) })
}

/** Writes one event in the transaction of the change it tells of, as the next link of its verification's hash chain. */
export async function appendEvent(tx: Tx, ctx: Ctx, event: NewEvent): Promise<void> {
  const { verificationId } = event
  if (verificationId === null) return appendLooseEvent(tx, ctx, event)
  const base = rowOf(ctx, event)
  // The increment takes the row's lock, so two writers can never read the same end of the chain.
  const head = await tx.verification.update({
    where: { id: verificationId },
    data: { eventSeq: { increment: 1 }, lastEventAt: base.at },
    select: { eventSeq: true, eventHash: true, dataKey: true },
  })
  // Opened only if it is needed: the report of a damaged key is an event too.
  const link = nextLink(base, event, head, () => ctx.keyring.open(head.dataKey, verificationId))
  await tx.event.create({ data: link })
  await tx.verification.update({ where: { id: verificationId }, data: { eventHash: link.hash } })
}

/** The first events of a new verification, and the end of their chain as its row keeps it. */
export function firstEvents(
  ctx: Ctx,
  verificationId: string,
  key: DataKey,
  events: Omit<NewEvent, 'verificationId'>[],
) {
  const links: ReturnType<typeof nextLink>[] = []
  for (const event of events) {
    const seq = links.length + 1
    const head = { eventSeq: seq, eventHash: links.at(-1)?.hash ?? '' }
    links.push(nextLink(rowOf(ctx, { ...event, verificationId }), event, head, () => key))
  }
  const end = { eventSeq: links.length, eventHash: links.at(-1)?.hash ?? '', lastEventAt: ctx.clock.now() }
  return { links, end }
}

export async function writeEvents(tx: Tx, links: ReturnType<typeof firstEvents>['links']): Promise<void> {
  await insertRows(tx, 'Event', links)
}

/** The event as it follows `eventHash` in the chain of its verification, as number `eventSeq`. */
function nextLink(
  base: ReturnType<typeof rowOf>,
  { personal }: Pick<NewEvent, 'personal'>,
  { eventSeq, eventHash }: { eventSeq: number; eventHash: string },
  key: () => DataKey,
) {
  const sealed = personal ? key().seal(JSON.stringify(personal), base.id) : null
  const row = { ...base, seq: eventSeq, sealed, previousHash: eventHash }
  return { ...row, hash: chainHash(row) }
}

export type ChainedEvent = {
  id: string
  verificationId: string | null
  seq: number | null
  at: Date
  kind: string
  actorKind: string
  actorId: string | null
  alert: boolean
  facts: string
  sealed: string | null
  previousHash: string | null
}

/** Covers the sealed text, not what it says: erasing a person leaves the chain whole. */
export function chainHash(event: ChainedEvent): string {
  const { id, verificationId, seq, at, kind, actorKind, actorId, alert, facts, sealed, previousHash } = event
  const line = [previousHash, id, verificationId, seq, at.toISOString(), kind, actorKind, actorId, alert, facts, sealed]
  return createHash('sha256').update(JSON.stringify(line)).digest('hex')
}

function rowOf(ctx: Pick<Ctx, 'clock' | 'ids' | 'actor'>, event: NewEvent) {
  return {
    id: ctx.ids.next('evt'),
    verificationId: event.verificationId,
    at: ctx.clock.now(),
    kind: event.kind,
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    alert: event.alert ?? false,
    facts: JSON.stringify(event.facts ?? {}),
  }
}

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'user':
      return actor.userId
    case 'apiKey':
      return actor.keyId
    case 'customer':
    case 'worker':
    case 'setup':
      return null
  }
}
