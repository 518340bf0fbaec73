import { StorageError } from './errors.ts'
import type { ObjectStore } from './object-store.ts'

/** The file that says whose store it is: the installation's id, as text. */
export const MARKER = 'installation'

/** A write that succeeded proves for so long that the store takes writes. */
const PROOF_MS = 55_000

const notMounted = () =>
  new StorageError(
    `The evidence store is not mounted: it has no file “${MARKER}”. Mount the volume or correct STORAGE_URL. Nothing is written until then.`,
    { reason: 'notMounted' },
  )

const foreign = () =>
  new StorageError(
    'STORAGE_URL names the evidence store of another installation. Correct it. Nothing is written until then.',
    { reason: 'foreign' },
  )

/** What the database knows about the store. */
export type Claim = {
  /** This installation's id. `found` is the id in the store, which a database without one takes over if `holdsOurs`. */
  id(found: string | null, holdsOurs: () => Promise<boolean>): Promise<string>
  /** Whether the store was ever marked. From then on a store without a marker is not ours. */
  wasMarked(): Promise<boolean>
  remember(): Promise<void>
  /** Some of the files that the store must hold; empty for a new installation. */
  knownFiles(): Promise<string[]>
}

/**
 * A store that is used only while it carries this installation's marker, so that an unmounted volume is not taken for an
 * empty store. `trustMs`: how long a marker that was read counts; 0 reads it before and after each write.
 */
export function createMarkedStore(store: ObjectStore, claim: Claim, { trustMs }: { trustMs: number }): ObjectStore {
  let ours: string | null = null
  let claiming: Promise<string> | null = null
  let readAt = Number.NEGATIVE_INFINITY
  let provenAt = Number.NEGATIVE_INFINITY

  async function assertOurs(trusted = 0): Promise<void> {
    if (performance.now() - readAt < trusted) return
    if (ours === null) {
      claiming ??= claimStore(store, claim).finally(() => {
        claiming = null
      })
      ours = await claiming
    } else {
      const found = await readMarker(store)
      if (found !== ours) throw found === null ? notMounted() : foreign()
    }
    readAt = performance.now()
  }

  async function write(work: () => Promise<void>, undo: () => Promise<void>): Promise<void> {
    await assertOurs(trustMs)
    try {
      await work()
      if (trustMs === 0) await assertStillOurs(undo)
      provenAt = performance.now()
    } catch (error) {
      provenAt = Number.NEGATIVE_INFINITY
      throw error
    }
  }

  /** A volume that was unmounted during a write has left the file below the mount point. */
  async function assertStillOurs(undo: () => Promise<void>): Promise<void> {
    try {
      await assertOurs()
    } catch (error) {
      await undo().catch(() => undefined)
      throw error
    }
  }

  return {
    put: (key, bytes) =>
      write(
        () => store.put(key, bytes),
        () => store.remove(key),
      ),
    async get(key) {
      const bytes = await store.get(key)
      // What is found opens with its own key only; what is not found may be on a volume that is away.
      if (bytes === null) await assertOurs()
      return bytes
    },
    async remove(key) {
      await assertOurs(trustMs)
      await store.remove(key)
    },
    async tidy() {
      await assertOurs(trustMs)
      await store.tidy()
    },
    async check() {
      await assertOurs()
      if (performance.now() - provenAt < PROOF_MS) return
      await write(
        () => store.check(),
        async () => undefined,
      )
    },
  }
}

/** Decides whether the store is ours and marks it once. Throws StorageError when it is not, having written nothing. */
async function claimStore(store: ObjectStore, claim: Claim): Promise<string> {
  const found = await readMarker(store)
  const known = await claim.knownFiles()
  const holdsOurs = async () => {
    for (const key of known) if ((await store.get(key)) !== null) return true
    return false
  }
  const id = await claim.id(found, holdsOurs)
  if (found !== null && found !== id) throw foreign()
  if (found === null) {
    if (await claim.wasMarked()) throw notMounted()
    if (known.length > 0 && !(await holdsOurs())) throw notMounted()
    await store.put(MARKER, Buffer.from(`${id}\n`))
  }
  await claim.remember()
  return id
}

const readMarker = async (store: ObjectStore) => (await store.get(MARKER))?.toString('utf8').trim() ?? null
