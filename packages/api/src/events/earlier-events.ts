import type { Tx } from '@ekyc/db'
import type { NewEvent } from './append-event.ts'
import type { EventKind } from './kinds.ts'

/** Whether the very same was told before. */
export async function wasTold(
  tx: Tx,
  { verificationId, kind, facts }: Pick<NewEvent, 'verificationId' | 'kind' | 'facts'>,
): Promise<boolean> {
  const where = { verificationId, kind, facts: JSON.stringify(facts ?? {}) }
  return (await tx.event.findFirst({ where, select: { id: true } })) !== null
}

/** What the newest event of a verification tells; null before the first. */
export async function lastEventKind(tx: Tx, verificationId: string): Promise<EventKind | null> {
  const last = await tx.event.findFirst({ where: { verificationId }, orderBy: { seq: 'desc' }, select: { kind: true } })
  return (last?.kind as EventKind | undefined) ?? null
}
