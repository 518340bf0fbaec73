import type { Tx } from '@ekyc/db'

/** Lets one transaction after the other past this point, on any number of replicas, by the lock of a row of its own. */
export async function lockBySetting(tx: Tx, key: string, now: Date): Promise<void> {
  await tx.setting.upsert({
    where: { key },
    create: { key, value: '{}', updatedAt: now },
    update: { updatedAt: now },
  })
}
