import type { Tx } from '@ekyc/db'

/** Notes that a verification has an open session that no start of it wrote. `startedAt`: its customer began at the latest then. */
export async function noteOpenSession(tx: Tx, id: string, startedAt: Date | null): Promise<void> {
  await tx.verification.update({ where: { id }, data: { hasOpenSession: true } })
  if (!startedAt) return
  await tx.verification.updateMany({
    where: { id, progress: { in: ['created', 'opened'] } },
    data: { progress: 'started', startedAt },
  })
}
