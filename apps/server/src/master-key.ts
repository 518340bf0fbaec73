import { type Db, peekSetting } from '@ekyc/db'
import { createKeyring, type Keyring } from '@ekyc/storage'
import type { Environment } from './environment.ts'
import { EnvironmentProblem } from './environment.ts'
import { makeKey, readKey } from './keys.ts'

const KEY = 'masterKeyFingerprint'
const HELP = 'Nothing was changed. Restore the key: see "A lost or changed master key" in docs/operate.md.'

/**
 * The key that seals everything. The database remembers which one it was: another one, or none where there was one,
 * stops the start before anything is touched, migrations and a newly made key included.
 */
export async function openKeyring(
  env: Pick<Environment, 'databaseUrl' | 'databaseDirectUrl' | 'dataDir' | 'masterKey'>,
): Promise<Keyring> {
  const known = await peekSetting(env.databaseDirectUrl ?? env.databaseUrl, KEY)
  const given = env.masterKey ?? readKey(env.dataDir, 'master.key')
  if (!given && known !== null) {
    throw new EnvironmentProblem(`MASTER_KEY is missing, but this database was encrypted with one. ${HELP}`)
  }
  const keyring = createKeyring(given ?? makeKey(env.dataDir, 'master.key'))
  if (known !== null && known !== keyring.fingerprint) throw anotherKey()
  return keyring
}

/** Of two replicas that start a fresh database with different keys, the second one ends here. */
export async function rememberMasterKey(db: Db, keyring: Keyring, now: Date): Promise<void> {
  const { setting } = db.client
  const { value } =
    (await setting.findUnique({ where: { key: KEY } })) ??
    (await setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value: keyring.fingerprint, updatedAt: now },
      // With nothing to update it would be two statements, and the slower of two replicas would fail.
      update: { updatedAt: now },
    }))
  if (value !== keyring.fingerprint) throw anotherKey()
}

const anotherKey = () =>
  new EnvironmentProblem(`MASTER_KEY does not match the key this database was encrypted with. ${HELP}`)
