import { randomUUID } from 'node:crypto'
import { type Clock, knownFiles, type Log } from '@ekyc/api'
import type { Db } from '@ekyc/db'
import { type Claim, type EvidenceStore, StorageError } from '@ekyc/storage'
import pTimeout from 'p-timeout'

const ID = 'installation'
const MARKED = 'storageMarked'

/** A start does not wait longer for the evidence store: links work without it. */
const START_MS = 2000

/**
 * Ties the database to its evidence store by an id that both hold. A database from before there were ids, restored
 * beside a store that has one, takes the store's over if the store holds its files.
 */
export function storageClaim(db: Db, clock: Clock): Claim {
  const { setting } = db.client
  const read = async (key: string) => (await setting.findUnique({ where: { key } }))?.value ?? null
  /** Returns what is kept: of two replicas that start at once, the first one's value. */
  const keep = async (key: string, value: string) => {
    const updatedAt = clock.now()
    const row = await setting.upsert({ where: { key }, create: { key, value, updatedAt }, update: { updatedAt } })
    return row.value
  }
  return {
    async id(found, holdsOurs) {
      const known = await read(ID)
      if (known !== null) return known
      return keep(ID, found !== null && (await holdsOurs()) ? found : randomUUID())
    },
    wasMarked: async () => (await read(MARKED)) !== null,
    remember: async () => void ((await read(MARKED)) ?? (await keep(MARKED, 'yes'))),
    knownFiles: () => knownFiles({ db }),
  }
}

/** Claims the evidence store at the start; says so in the log when it cannot be used, and lets the start go on. */
export async function claimAtStart(evidence: EvidenceStore, log: Log): Promise<void> {
  const checked = evidence.check().catch((error: unknown) => {
    const problem = error instanceof StorageError ? error.message : 'The check of the evidence store failed.'
    log.error({ error }, problem)
  })
  await pTimeout(checked, {
    milliseconds: START_MS,
    fallback: () => log.warn({}, 'evidence store did not respond within 2 seconds, starting anyway'),
  })
}
