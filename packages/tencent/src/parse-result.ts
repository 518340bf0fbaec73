import { code, codeList, isObject, type Json, list, number, scalar, text, words } from './json-fields.ts'
import { parseCards } from './parse-cards.ts'
import { takeMedia } from './take-media.ts'
import type { Applied, ResultAttempt, SessionResult } from './types.ts'

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

/** "Process not finished", should Tencent say it in a result. */
const NOT_FINISHED = 17

/** Says once what a null ErrorCode means. Null when the answer is no result at all. */
export function parseResult(given: unknown): SessionResult | null {
  const answer = unwrapped(given)
  if (!isObject(answer)) return null
  const requestId = words(answer.RequestId)
  const outcome = code(answer.ErrorCode)
  if (outcome === null && (answer.ErrorCode ?? null) !== null) return null
  const { raw, media } = takeMedia(answer)
  if (outcome === null || outcome === NOT_FINISHED) return { state: 'pending', code: outcome, requestId, raw }
  return {
    state: outcome === 0 ? 'passed' : 'failed',
    code: outcome,
    message: words(answer.ErrorMsg),
    attempts: list(answer.VerificationDetailList).map(attempt),
    media,
    cards: parseCards(raw),
    extra: scalar(answer.Extra),
    requestId,
    raw,
  }
}

/** A gateway may wrap the response once more; if it were not unwrapped, the session would seem unfinished for ever. */
const unwrapped = (answer: unknown): unknown =>
  isObject(answer) && !('ErrorCode' in answer) && isObject(answer.Response) ? answer.Response : answer

function attempt(entry: Json, index: number): ResultAttempt {
  const compareCode = code(entry.CompareErrorCode)
  const similarity = number(entry.Similarity)
  return {
    seq: index + 1,
    at: instant(number(entry.ReqTimestamp)),
    code: code(entry.ErrorCode),
    message: words(entry.ErrorMsg),
    livenessCode: code(entry.LivenessErrorCode),
    livenessMessage: words(entry.LivenessErrorMsg),
    livenessTags: codeList(entry.LivenessInfoTag).slice(0, MAX_TAGS).map(tag),
    compareCode,
    compareMessage: words(entry.CompareErrorMsg),
    // Without a comparison Tencent says 0, which is no similarity of 0.
    similarity: compareCode === null && similarity === 0 ? null : similarity,
  }
}

/** Before 1973 in milliseconds: then it is in seconds. */
const SECONDS_BELOW = 1e11
/** PostgreSQL stores years of five digits, but its driver cannot read them. */
const YEAR_10000 = Date.UTC(10_000)

function instant(at: number | null): Date | null {
  if (at === null || at <= 0 || at >= YEAR_10000) return null
  return new Date(at < SECONDS_BELOW ? at * 1000 : at)
}

const MAX_TAGS = 50

/** "03" as Tencent writes it, also where it comes as the number 3. */
const tag = (given: string): string => (words(given) ?? '').slice(0, 100).replace(/^\d$/, '0$&')
