import { createHash } from 'node:crypto'
import type { EvidenceKind } from '@ekyc/domain'
import type { ResultDetails } from '@ekyc/tencent'
import { mediaTypeOf } from './media-type.ts'
import { storedResult } from './stored-result.ts'

export type Media = {
  kind: EvidenceKind
  name: string
  mediaType: string
  bytes: Buffer
}

/** Every file of a result, in the order in which it is shown; the raw answer last. */
export function mediaOf(result: ResultDetails): Media[] {
  const files = result.media.map(({ kind, name, bytes }) => ({
    kind,
    name: kind === 'other' ? label(name) : name,
    mediaType: mediaTypeOf(bytes),
    bytes,
  }))
  return [
    ...files.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    {
      kind: 'rawResult',
      name: '',
      mediaType: 'application/json',
      bytes: Buffer.from(JSON.stringify(storedResult(result))),
    },
  ]
}

const order: EvidenceKind[] = ['bestFrame', 'video', 'cardImage', 'other']

const MAX_LABEL = 200

/** A path as a column can hold it and people read it. One that had to be changed stays apart from others by its hash. */
function label(path: string): string {
  const kept = path.replaceAll('\0', '').toWellFormed()
  if (kept === path && path.length <= MAX_LABEL) return path
  return `${kept.slice(0, MAX_LABEL - 20).toWellFormed()}… ${createHash('sha256').update(path).digest('hex').slice(0, 16)}`
}
