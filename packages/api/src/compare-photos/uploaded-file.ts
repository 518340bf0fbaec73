import type { StoredFile } from '@ekyc/storage'

export const uploadKey = (photoId: string) => `uploads/${photoId}`

/** The file of an upload, bound to its row. */
export const uploadedFile = ({ id, storageKey }: { id: string; storageKey: string }): StoredFile => ({
  storageKey,
  of: ['upload', id],
  implied: uploadKey(id),
})
