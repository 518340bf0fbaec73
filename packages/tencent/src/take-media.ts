import { createHash } from 'node:crypto'
import type { CardPart } from '@ekyc/domain'
import { fromJson } from './from-json.ts'
import { isBase64Name, isObject, type Json } from './json-fields.ts'
import type { ResultMedia } from './types.ts'

/** Files per result that have no name of ours; what comes beyond them stays in the raw answer as it came. */
const MAX_OTHERS = 100
/** Cards per result whose pictures are named. */
const MAX_CARDS = 20

/** Takes everything in Base64 out of an answer, at any depth; the raw answer keeps its size and hash in its place. */
export function takeMedia(answer: Json): { raw: unknown; media: ResultMedia[] } {
  const media: ResultMedia[] = []
  let others = 0

  const isFree = (kind: ResultMedia['kind'], name: string) =>
    !media.some((each) => each.kind === kind && each.name === name)

  /** A field whose name has dots or brackets can have the path of another, and each file needs a name of its own. */
  function ownName(path: string): string {
    let name = path
    for (let count = 2; !isFree('other', name); count++) name = `${path} (${count})`
    return name
  }

  function take(given: string, path: string): unknown {
    const named = knownName(path)
    const known = named && isFree(named.kind, named.name) ? named : null
    if (!known && ++others > MAX_OTHERS) return given
    media.push({ ...(known ?? { kind: 'other', name: ownName(path) }), bytes: decode(given) })
    return { characters: given.length, sha256: createHash('sha256').update(given).digest('hex') }
  }

  function walk(value: unknown, path: string, isBase64: boolean): unknown {
    if (typeof value === 'string') return isBase64 && value !== '' ? take(value, path) : value
    if (Array.isArray(value)) return value.map((inner, index) => walk(inner, `${path}[${index}]`, isBase64))
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const at = path ? `${path}.${name}` : name
        // JSON in a text stays as it came, and its pictures are kept as well.
        if (name === 'OriginalCardInfo' && typeof inner === 'string') walk(fromJson(inner), at, false)
        return [name, walk(inner, at, isBase64 || isBase64Name(name))]
      }),
    )
  }

  return { raw: walk(answer, '', false), media }
}

const cardParts: Record<string, CardPart> = {
  CardImageBase64: 'card',
  CardBackImageBase64: 'back',
  CardCutImageBase64: 'cut',
  CardBackCutImageBase64: 'backCut',
  HeadImageBase64: 'head',
}

function knownName(path: string): Omit<ResultMedia, 'bytes'> | null {
  if (path === 'BestFrameBase64') return { kind: 'bestFrame', name: '' }
  if (path === 'VideoBase64') return { kind: 'video', name: '' }
  const [, index = '0', field = ''] = /^OCRResult(?:\[(\d+)\])?\.(\w+)$/.exec(path) ?? []
  const part = Object.hasOwn(cardParts, field) && cardParts[field]
  return part && Number(index) < MAX_CARDS ? { kind: 'cardImage', name: `${Number(index) + 1}-${part}` } : null
}

/** What decodes without loss is kept decoded, playable or not; anything else as it came. */
function decode(given: string): Buffer {
  const base64 = given.replace(/^\s*data:[^,]{0,200};base64,/i, '').replace(/\s+/g, '')
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const isWhole = /^[\w+/-]+={0,2}$/.test(base64) && (base64.length - padding) % 4 !== 1
  return Buffer.from(isWhole ? base64 : given, isWhole ? 'base64' : 'utf8')
}
