import type { Tx } from '@ekyc/db'

/** What the other sessions of a verification are at, as settling one of them has to know it. */
export async function readSiblings(
  tx: Tx,
  { id, verificationId }: { id: string; verificationId: string },
): Promise<{ othersOpen: boolean; newerSettled: boolean }> {
  const siblings = await tx.session.findMany({
    where: { verificationId, id: { not: id } },
    select: { id: true, state: true },
  })
  return {
    othersOpen: siblings.some(({ state }) => state === 'open'),
    newerSettled: siblings.some((other) => other.id > id && (other.state === 'passed' || other.state === 'failed')),
  }
}
