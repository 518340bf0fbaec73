import type { Tx } from '@ekyc/db'

/** A better compare photo was put in place after that instant. */
export async function photoPlacedAfter(tx: Tx, verificationId: string, instant: Date): Promise<boolean> {
  const photo = await tx.evidence.findFirst({
    where: { verificationId, kind: 'comparePhoto', createdAt: { gt: instant } },
    select: { id: true },
  })
  return photo !== null
}
