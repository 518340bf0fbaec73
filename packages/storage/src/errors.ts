/** A file is not what was stored: changed, cut, or put in another's place. It is reported, never shown. */
export class TamperedError extends Error {
  override readonly name = 'TamperedError'
}

/** The file is not there. */
export class MissingError extends Error {
  override readonly name = 'MissingError'
}

/** The store cannot take or give anything now: full, gone, refused. Trying again later can help. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}
