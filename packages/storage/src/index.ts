export { createStore } from './create-store.ts'
export { MissingError, StorageError, TamperedError } from './errors.ts'
export { createEvidenceStore, type EvidenceStore } from './evidence-store.ts'
export { createKeyring, type DataKey, type Keyring } from './keyring.ts'
