import type { Ctx } from '../context.ts'
import { type ChainedEvent, chainHash } from './append-event.ts'

/** What the verification's own row says of the end of its chain. */
export type ChainHead = { eventSeq: number; eventHash: string }

/**
 * The number of the first event that is not what was written, or null while the chain is whole. `rows` are all events of
 * one verification in their order, read after the head: newer ones than that may have come.
 */
export function brokenEvent(rows: (ChainedEvent & { hash: string | null })[], head: ChainHead): number | null {
  let previous: string | null = ''
  for (const [index, row] of rows.entries()) {
    const seq = index + 1
    if (row.seq !== seq || row.previousHash !== previous || row.hash !== chainHash(row)) return seq
    if (seq === head.eventSeq && row.hash !== head.eventHash) return seq
    previous = row.hash
  }
  return rows.length < head.eventSeq ? rows.length + 1 : null
}

/** The same for the verification as the database has it now. */
export async function findBrokenEvent(ctx: Pick<Ctx, 'db'>, verificationId: string): Promise<number | null> {
  const { client } = ctx.db
  const head = await client.verification.findUniqueOrThrow({ where: { id: verificationId } })
  return brokenEvent(await client.event.findMany({ where: { verificationId }, orderBy: { seq: 'asc' } }), head)
}
