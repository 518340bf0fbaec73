import type { Tx } from '@ekyc/db'

/** Whether any verification was ever created here. */
export const hasVerifications = async (tx: Pick<Tx, 'verification'>): Promise<boolean> =>
  (await tx.verification.findFirst({ select: { id: true } })) !== null
