/** A file is not what was stored: changed, cut, or put in another's place. It is reported, never shown. */
export class TamperedError extends Error {
  override readonly name = 'TamperedError'
}

/** The file is not in the store, and the store is this installation's: it was lost. */
export class MissingError extends Error {
  override readonly name = 'MissingError'
}

/**
 * Why a store cannot serve now: `notMounted` (it has no marker of this installation), `foreign` (it has another
 * installation's), or `refused` for everything else, a full disk included.
 */
export type StorageReason = 'notMounted' | 'foreign' | 'refused'

/** The store cannot take or give anything now. Trying again later can help. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly reason: StorageReason
  constructor(message: string, { reason = 'refused', cause }: { reason?: StorageReason; cause?: unknown } = {}) {
    super(message, { cause })
    this.reason = reason
  }
}
