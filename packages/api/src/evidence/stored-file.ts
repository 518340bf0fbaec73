import { createHash } from 'node:crypto'
import type { StoredFile } from '@ekyc/storage'

type SessionFile = { verificationId: string; sessionId: string; kind: string; name: string }

/**
 * A file that came with a session's result. It is bound to the session and not to its row's id, because each try to
 * settle makes new rows and overwrites the files.
 */
export function sessionFile({ verificationId, sessionId, kind, name }: SessionFile): StoredFile {
  const storageKey = `${verificationId}/${sessionId}/${placeOf(kind, name)}`
  return { storageKey, of: ['evidence', verificationId, sessionId, kind, name], implied: storageKey }
}

/** The names of other files are Tencent's own paths, which may hold anything, so they never become part of a key. */
function placeOf(kind: string, name: string): string {
  if (kind === 'other') return `other-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  return name ? `${kind}-${name}` : kind
}

/** A file of the verification itself, bound to its row: a compare photo. */
export function ownFile({
  verificationId,
  id,
  kind,
}: {
  verificationId: string
  id: string
  kind: string
}): StoredFile {
  const storageKey = `${verificationId}/${kind}-${id}`
  return { storageKey, of: ['evidence', verificationId, id, kind], implied: storageKey }
}

/** What of a row says which file is its own. */
export type EvidenceRow = Omit<SessionFile, 'sessionId'> & { id: string; sessionId: string | null; storageKey: string }

/** The file that a row points at. It opens only if it is the row's own. */
export function fileOf({ id, storageKey, sessionId, ...row }: EvidenceRow): StoredFile {
  const own = sessionId === null ? ownFile({ id, ...row }) : sessionFile({ sessionId, ...row })
  return { ...own, storageKey }
}
