import type { Db } from '@ekyc/db'
import type { Keyring } from '@ekyc/storage'
import { EnvironmentProblem } from './environment.ts'

const KEY = 'masterKeyFingerprint'

/** The database remembers which MASTER_KEY sealed it. Another one stops the start before anything is touched. */
export async function assertMasterKey(db: Db, keyring: Keyring, now: Date): Promise<void> {
  const known = await db.client.setting.findUnique({ where: { key: KEY } })
  if (known && known.value !== keyring.fingerprint) {
    throw new EnvironmentProblem(
      'MASTER_KEY is not the one this database was sealed with. Nothing was touched. Restore the key (docs/operate.md, "A lost or changed master key").',
    )
  }
  if (known) return
  await db.client.setting.upsert({
    where: { key: KEY },
    create: { key: KEY, value: keyring.fingerprint, updatedAt: now },
    update: {},
  })
}
