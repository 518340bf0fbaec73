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

/** Counts the events of one kind of a verification. */
export const countEvents = (tx: Tx, verificationId: string, kind: EventKind): Promise<number> =>
  tx.event.count({ where: { verificationId, kind } })

/** Facts of the newest events of a verification, two at most, as long as they are of one kind; newest first. */
export async function lastFactsOf(tx: Tx, verificationId: string, kind: EventKind): Promise<unknown[]> {
  const last = await tx.event.findMany({
    where: { verificationId },
    orderBy: { seq: 'desc' },
    take: 2,
    select: { kind: true, facts: true },
  })
  const other = last.findIndex((event) => event.kind !== kind)
  return last.slice(0, other < 0 ? last.length : other).map(({ facts }) => JSON.parse(facts))
}
