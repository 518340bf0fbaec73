import { createHash } from 'node:crypto'
import type { EvidenceKind } from '@ekyc/domain'
import type { ResultDetails, ResultMedia } from '@ekyc/tencent'
import { mediaTypeOf } from './media-type.ts'
import { storedResult } from './stored-result.ts'

export type Media = {
  kind: EvidenceKind
  name: string
  /** The same for the same file each time a result is settled, and always fit for a storage key. */
  slot: string
  mediaType: string
  bytes: Buffer
}

/** Every file of a result, in the order in which it is shown; the raw answer last. */
export function mediaOf(result: ResultDetails): Media[] {
  const files = result.media.map(({ kind, name, bytes }) => ({
    kind,
    name: kind === 'other' ? label(name) : name,
    slot: slotOf({ kind, name }),
    mediaType: mediaTypeOf(bytes),
    bytes,
  }))
  return [
    ...files.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    {
      kind: 'rawResult',
      name: '',
      slot: 'rawResult',
      mediaType: 'application/json',
      bytes: Buffer.from(JSON.stringify(storedResult(result))),
    },
  ]
}

const order: EvidenceKind[] = ['bestFrame', 'video', 'cardImage', 'other']

/** Tencent's own paths may hold anything, so they never become part of a key. */
function slotOf({ kind, name }: Pick<ResultMedia, 'kind' | 'name'>): string {
  if (kind === 'other') return `other-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  return name ? `${kind}-${name}` : kind
}

const MAX_LABEL = 200

/** What a column holds and people read of a path. */
const label = (path: string) => path.replaceAll('\0', '').slice(0, MAX_LABEL).toWellFormed()
