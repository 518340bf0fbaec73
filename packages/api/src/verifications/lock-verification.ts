import type { Tx } from '@ekyc/db'

/** Lets the transactions of one verification past this point one after the other, on any number of replicas. */
export async function lockVerification(tx: Tx, id: string): Promise<void> {
  await tx.verification.updateMany({ where: { id }, data: { eventSeq: { increment: 0 } } })
}
