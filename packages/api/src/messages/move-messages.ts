import type { Tx } from '@ekyc/db'

/** Messages go with their verification into another unit. */
export async function moveMessages(tx: Tx, { id, unit }: { id: string; unit: string }): Promise<void> {
  await tx.message.updateMany({ where: { verificationId: id }, data: { unit } })
}
