import { MissingError } from './errors.ts'
import type { DataKey } from './keyring.ts'
import type { ObjectStore } from './object-store.ts'

/** Files sealed with the key of their verification and bound to their storage key: a file put in another's place does not open. */
export type EvidenceStore = {
  put(storageKey: string, key: DataKey, bytes: Uint8Array): Promise<void>
  /** Throws MissingError, TamperedError or StorageError. */
  get(storageKey: string, key: DataKey): Promise<Buffer>
  remove(storageKey: string): Promise<void>
  tidy(): Promise<void>
  check(): Promise<void>
}

/** Seals what goes into a store of bytes and opens what comes out. */
export function createEvidenceStore(store: ObjectStore): EvidenceStore {
  return {
    put: (storageKey, key, bytes) => store.put(storageKey, key.encrypt(bytes, storageKey)),
    async get(storageKey, key) {
      const sealed = await store.get(storageKey)
      if (!sealed) throw new MissingError('The file is not in the evidence store.')
      return key.decrypt(sealed, storageKey)
    },
    remove: (storageKey) => store.remove(storageKey),
    tidy: () => store.tidy(),
    check: () => store.check(),
  }
}
