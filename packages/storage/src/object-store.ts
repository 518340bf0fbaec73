/** Where bytes are kept under a key such as `ver_…/ses_…/bestFrame`. Disk and S3 pass the same tests. */
export type ObjectStore = {
  /** Complete and durable when it resolves; overwrites. Throws StorageError. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is nothing under the key. Throws StorageError. */
  get(key: string): Promise<Buffer | null>
  /** Fine when there is nothing to remove. Throws StorageError. */
  remove(key: string): Promise<void>
  /** Removes what puts of killed processes left half done. Throws StorageError. */
  tidy(): Promise<void>
  /** Writes and removes a small file. Throws StorageError. */
  check(): Promise<void>
}

const KEY = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/

/** Keys are made by the program; anything that could leave the folder is a bug. */
export function assertKey(key: string): void {
  if (!KEY.test(key)) throw new Error('not a storage key')
}
