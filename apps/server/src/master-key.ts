import { type Db, openDatabase } from '@ekyc/db'
import type { Keyring } from '@ekyc/storage'
import { EnvironmentProblem } from './environment.ts'

const KEY = 'masterKeyFingerprint'

/** The database remembers which MASTER_KEY sealed it. Another one stops the start before anything is touched, migrations included. */
export async function assertMasterKey(env: { databaseUrl: string }, keyring: Keyring): Promise<void> {
  const db = await openDatabase({ url: env.databaseUrl })
  try {
    const known = await readFingerprint(db)
    if (known !== null && known !== keyring.fingerprint) {
      throw new EnvironmentProblem(
        'MASTER_KEY is not the one this database was sealed with. Nothing was touched. Restore the key: see "A lost or changed master key" in docs/operate.md.',
      )
    }
  } finally {
    await db.close()
  }
}

export async function rememberMasterKey(db: Db, keyring: Keyring, now: Date): Promise<void> {
  await db.client.setting.upsert({
    where: { key: KEY },
    create: { key: KEY, value: keyring.fingerprint, updatedAt: now },
    update: {},
  })
}

/** Null for a database that has no tables yet. */
async function readFingerprint(db: Db): Promise<string | null> {
  try {
    const row = await db.client.setting.findUnique({ where: { key: KEY } })
    return row?.value ?? null
  } catch (error) {
    if (isMissingTable(error)) return null
    throw error
  }
}

/** P2021 on PostgreSQL; the SQLite driver names the table with its schema, which Prisma does not recognise. */
function isMissingTable(error: unknown): boolean {
  return (error as { code?: string }).code === 'P2021' || /no such table/.test((error as Error).message)
}
