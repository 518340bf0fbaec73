import { createHash } from 'node:crypto'
import { code, isObject, type Json, list, number, text, words } from './json-fields.ts'
import type { Applied, ResultAttempt, ResultCard, SessionResult } from './types.ts'

/** What decodes is kept, playable or not; what is no Base64 is kept as it came, because the raw answer holds its hash only. */
function media(value: unknown): Buffer | null {
  const given = text(value)
  if (!given) return null
  const base64 = given.replace(/^data:[^,]{0,100},/, '')
  return /^[\w+/=\s-]+$/.test(base64) ? Buffer.from(base64, 'base64') : Buffer.from(given)
}

/** Longer addresses do not pass through the headers of a redirect. */
const MAX_ADDRESS = 8000

/** As it came where a header can carry it, else with its odd characters encoded or left out as a browser would. */
function address(value: string | null): string | null {
  if (!value || value.length > MAX_ADDRESS || !URL.canParse(value)) return null
  return /^[!-~]+$/.test(value) ? value : new URL(value).href
}

/** Null when there is no token or no address in it. */
export function parseApplied(answer: unknown): Applied | null {
  if (!isObject(answer)) return null
  const bizToken = text(answer.BizToken)
  const verificationUrl = address(text(answer.VerificationURL) ?? text(answer.VerificationUrl))
  if (!bizToken || !verificationUrl) return null
  return { bizToken, verificationUrl, requestId: words(answer.RequestId) }
}

/** Says once what a null ErrorCode means. Null when the answer is no result at all. */
export function parseResult(answer: unknown): SessionResult | null {
  if (!isObject(answer)) return null
  const requestId = words(answer.RequestId)
  const raw = withoutMedia(answer)
  if (answer.ErrorCode === null || answer.ErrorCode === undefined) return { state: 'pending', requestId, raw }
  const outcome = code(answer.ErrorCode)
  if (outcome === null) return null
  // 17: "process not finished".
  if (outcome === 17) return { state: 'pending', requestId, raw }
  return {
    state: outcome === 0 ? 'passed' : 'failed',
    code: outcome,
    message: words(answer.ErrorMsg),
    attempts: list(answer.VerificationDetailList).map(attempt),
    bestFrame: media(answer.BestFrameBase64),
    video: media(answer.VideoBase64),
    cards: list(answer.OCRResult).map(card),
    extra: words(answer.Extra),
    requestId,
    raw,
  }
}

function attempt(entry: Json, index: number): ResultAttempt {
  const at = number(entry.ReqTimestamp)
  const compareCode = code(entry.CompareErrorCode)
  const similarity = number(entry.Similarity)
  return {
    seq: index + 1,
    at: at !== null && at > 0 && at < 8.64e15 ? new Date(at) : null,
    code: code(entry.ErrorCode),
    message: words(entry.ErrorMsg),
    livenessCode: code(entry.LivenessErrorCode),
    livenessMessage: words(entry.LivenessErrorMsg),
    compareCode,
    compareMessage: words(entry.CompareErrorMsg),
    // Without a comparison Tencent says 0, which is no similarity of 0.
    similarity: compareCode === null && similarity === 0 ? null : similarity,
  }
}

function card(entry: Json): ResultCard {
  const images = [
    { name: 'card', data: media(entry.CardImageBase64) },
    { name: 'cut', data: media(entry.CardCutImageBase64) },
    { name: 'backCut', data: media(entry.CardBackCutImageBase64) },
  ] as const
  // Some types stand under CardInfo, some under NormalCardInfo.
  const [typed] = [entry.CardInfo, entry.NormalCardInfo].flatMap((info) =>
    isObject(info) ? Object.entries(info).filter((pair): pair is [string, Json] => isObject(pair[1])) : [],
  )
  const source = typed?.[1] ?? (isObject(entry.NormalCardInfo) ? entry.NormalCardInfo : {})
  return {
    type: typed?.[0] ?? null,
    isPass: typeof entry.IsPass === 'boolean' ? entry.IsPass : null,
    fields: Object.fromEntries(
      Object.entries(source).flatMap(([name, value]) =>
        ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? [[name, String(value)]] : [],
      ),
    ),
    warnings: Array.isArray(entry.WarnCardInfos) ? entry.WarnCardInfos.flatMap((warning) => code(warning) ?? []) : [],
    images: images.flatMap(({ name, data }) => (data ? [{ name, data }] : [])),
  }
}

/** Media are stored apart; the raw answer keeps their size and hash in their place. */
function withoutMedia(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMedia)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      name.endsWith('Base64') && typeof inner === 'string'
        ? [name, { characters: inner.length, sha256: createHash('sha256').update(inner).digest('hex') }]
        : [name, withoutMedia(inner)],
    ),
  )
}
