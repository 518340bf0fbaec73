import type { EvidenceKind } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { ResultDetails } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { mediaOf } from './result-media.ts'
import { sessionFile } from './stored-file.ts'

export type SavedEvidence = {
  kind: EvidenceKind
  name: string
  storageKey: string
  mediaType: string
  bytes: number
  state: 'stored' | 'missing'
}

/**
 * Stores what came with a result, sealed with the verification's key, before its outcome is shown.
 * Keys derive from session and kind: settling again overwrites. Throws when storage refuses.
 */
export async function saveResultEvidence(
  ctx: Ctx,
  session: { id: string; verificationId: string },
  key: DataKey,
  result: ResultDetails,
): Promise<SavedEvidence[]> {
  const saved: SavedEvidence[] = []
  for (const media of mediaOf(result)) {
    const { bytes, ...about } = media
    const file = sessionFile({ ...idsOf(session), ...about })
    await ctx.evidence.put(file, key, bytes)
    saved.push({ ...about, storageKey: file.storageKey, bytes: bytes.length, state: 'stored' })
  }
  return saved
}

/** Returns how many bytes of media came with a result. */
export const mediaBytes = (result: ResultDetails): number =>
  mediaOf(result).reduce((sum, { bytes }) => sum + bytes.length, 0)

/** The same list, for a result whose media storage would not take in time. */
export function missingEvidence(
  session: { id: string; verificationId: string },
  result: ResultDetails,
): SavedEvidence[] {
  return mediaOf(result)
    .filter(({ kind }) => kind !== 'rawResult')
    .map(({ bytes: _, ...about }) => ({
      ...about,
      storageKey: sessionFile({ ...idsOf(session), ...about }).storageKey,
      bytes: 0,
      state: 'missing',
    }))
}

const idsOf = ({ id, verificationId }: { id: string; verificationId: string }) => ({ verificationId, sessionId: id })
