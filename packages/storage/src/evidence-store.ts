import { MissingError, TamperedError } from './errors.ts'
import type { DataKey } from './keyring.ts'
import type { ObjectStore } from './object-store.ts'

/** A file and what it is of. For another row, kind or case it does not open. */
export type StoredFile = {
  storageKey: string
  /** The row, kind and case that its key is derived from. */
  of: readonly string[]
  /** The storage key that its row implies. A row that names another one was changed by hand. */
  implied: string
}

/** Files sealed with keys of their own, derived from the key of their verification, upload or import. */
export type EvidenceStore = {
  put(file: StoredFile, key: DataKey, bytes: Uint8Array): Promise<void>
  /** Throws MissingError, TamperedError or StorageError. */
  get(file: StoredFile, key: DataKey): Promise<Buffer>
  remove(storageKey: string): Promise<void>
  tidy(): Promise<void>
  /** Throws StorageError unless the store is ours and takes writes. */
  check(): Promise<void>
}

/** Begins a file whose key is derived. One from before begins with a random nonce. */
const DERIVED = Buffer.from('ekyc-v2\0')

/** Seals what goes into a store of bytes and opens what comes out. */
export function createEvidenceStore(store: ObjectStore): EvidenceStore {
  const keyOf = (file: StoredFile, key: DataKey) => key.derive(['file', file.storageKey, ...file.of])
  return {
    put: (file, key, bytes) => store.put(file.storageKey, keyOf(file, key).encrypt(bytes, file.storageKey, DERIVED)),
    async get(file, key) {
      if (file.storageKey !== file.implied) throw new TamperedError('The row points to a different file.')
      const sealed = await store.get(file.storageKey)
      if (!sealed) throw new MissingError('The file is not in the evidence store.')
      if (sealed.subarray(0, DERIVED.length).equals(DERIVED)) {
        return keyOf(file, key).decrypt(sealed.subarray(DERIVED.length), file.storageKey)
      }
      return key.decrypt(sealed, file.storageKey)
    },
    remove: (storageKey) => store.remove(storageKey),
    tidy: () => store.tidy(),
    check: () => store.check(),
  }
}
