import type { Tx } from '@ekyc/db'
import { AppError } from '../errors.ts'

export type VerificationRow = Awaited<ReturnType<Tx['verification']['findUniqueOrThrow']>>

/** The row, or an answer for people. Ids that never were and ids of others read the same. */
export async function findVerification(tx: Pick<Tx, 'verification'>, id: string): Promise<VerificationRow> {
  const row = await tx.verification.findUnique({ where: { id } })
  if (!row) throw new AppError('notFound', 'There is no such verification. It may have been deleted.')
  return row
}
