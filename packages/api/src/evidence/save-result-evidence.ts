import type { EvidenceKind } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { ResultDetails } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { type Media, mediaOf } from './result-media.ts'

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
    const { bytes, slot: _, ...about } = media
    const storageKey = storageKeyOf(session, media)
    await ctx.evidence.put(storageKey, key, bytes)
    saved.push({ ...about, storageKey, bytes: bytes.length, state: 'stored' })
  }
  return saved
}

/** The same list, for a result whose media storage would not take in time. */
export function missingEvidence(
  session: { id: string; verificationId: string },
  result: ResultDetails,
): SavedEvidence[] {
  return mediaOf(result)
    .filter(({ kind }) => kind !== 'rawResult')
    .map(({ bytes: _, slot, ...about }) => ({
      ...about,
      storageKey: storageKeyOf(session, { slot }),
      bytes: 0,
      state: 'missing',
    }))
}

function storageKeyOf(session: { id: string; verificationId: string }, { slot }: Pick<Media, 'slot'>) {
  return `${session.verificationId}/${session.id}/${slot}`
}
