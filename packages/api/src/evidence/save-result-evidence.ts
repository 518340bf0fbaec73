import type { EvidenceKind } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { ResultDetails } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { storedResult } from './stored-result.ts'

export type SavedEvidence = {
  kind: EvidenceKind
  name: string
  storageKey: string
  mediaType: string
  bytes: number
  state: 'stored' | 'missing'
}

type Media = { kind: EvidenceKind; name: string; mediaType: string; bytes: Buffer }

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
    const storageKey = storageKeyOf(session, media)
    await ctx.evidence.put(storageKey, key, bytes)
    saved.push({ ...about, storageKey, bytes: bytes.length, state: 'stored' })
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
      storageKey: storageKeyOf(session, about),
      bytes: 0,
      state: 'missing',
    }))
}

function storageKeyOf(session: { id: string; verificationId: string }, { kind, name }: Pick<Media, 'kind' | 'name'>) {
  return `${session.verificationId}/${session.id}/${name ? `${kind}-${name}` : kind}`
}

function mediaOf(result: ResultDetails): Media[] {
  const cards = result.cards.flatMap((card, index) =>
    card.images.map((image) => media('cardImage', `${index + 1}-${image.name}`, image.data)),
  )
  return [
    ...(result.bestFrame ? [media('bestFrame', '', result.bestFrame)] : []),
    ...(result.video ? [media('video', '', result.video)] : []),
    ...cards,
    {
      kind: 'rawResult',
      name: '',
      mediaType: 'application/json',
      bytes: Buffer.from(JSON.stringify(storedResult(result))),
    },
  ]
}

const media = (kind: EvidenceKind, name: string, bytes: Buffer): Media => ({
  kind,
  name,
  mediaType: mediaTypeOf(bytes),
  bytes,
})

/** By its first bytes, not by what it claims; anything else is kept and offered as plain bytes. */
function mediaTypeOf(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png'
  if (bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return 'video/webm'
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return 'video/mp4'
  return 'application/octet-stream'
}
