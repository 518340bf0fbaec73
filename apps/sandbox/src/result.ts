import { randomUUID } from 'node:crypto'
import { codeOf } from '@ekyc/domain'
import type { ComparePhotos } from './compare-photos.ts'
import { mediaOfToken } from './media.ts'
import { ocrOf, readsCard } from './ocr.ts'
import type { SandboxAttempt, SandboxSession } from './state.ts'

const noComparison = { CompareErrorCode: null, CompareErrorMsg: null, Similarity: 0 }
const message = (code: number) => (code === 0 ? 'Success' : codeOf(code).meaning)

/** The name of the customer to whom a token was issued, who then is the one on the card; null if it is not known. */
export type CustomerOf = (token: string) => Promise<string | null>

/** GetWebVerificationResultIntl's answer for a session as it stands. */
export async function resultOf(
  session: SandboxSession,
  photos: ComparePhotos,
  customerOf: CustomerOf | undefined,
): Promise<Record<string, unknown>> {
  const { finishedWith, config } = session
  const mode = (config.CheckMode as number | undefined) ?? 2
  if (finishedWith === null) return { ...pending, Extra: session.extra, RequestId: randomUUID() }
  const filmed = mode !== 4 && session.attempts.some(({ code }) => code !== 1410 && code !== 202)
  return {
    ErrorCode: finishedWith,
    ErrorMsg: message(finishedWith),
    VerificationDetailList: session.attempts.map((attempt, index) => detail(attempt, index, config)),
    ...(filmed ? await mediaOf(session, photos) : { VideoBase64: null, BestFrameBase64: null }),
    OCRResult: readsCard(session) ? [await ocrOf(session, (await customerOf?.(session.token)) ?? null)] : null,
    Extra: session.extra,
    RequestId: randomUUID(),
  }
}

/**
 * A comparison that failed shows somebody else, any other check with a compare photo the person on it. Cards have no
 * photo: there the token says who is on them.
 */
async function mediaOf({ photo, token, finishedWith }: SandboxSession, photos: ComparePhotos) {
  const who = codeOf(finishedWith ?? 0).kind === 'compare' ? 'stranger' : 'customer'
  const known = photo && photos.mediaOf(photo.sha256, who)
  const { frame, film } = await (known ?? mediaOfToken(photo?.sha256 ?? token))
  return { VideoBase64: film.toString('base64'), BestFrameBase64: frame.toString('base64') }
}

const pending = {
  ErrorCode: null,
  ErrorMsg: null,
  VerificationDetailList: null,
  VideoBase64: null,
  BestFrameBase64: null,
  OCRResult: null,
}

/** The similarity of a try that came as far as the comparison; null for all others. */
export function similarityOf({ code, similarity }: SandboxAttempt, config: SandboxSession['config']): number | null {
  const mode = config.CheckMode ?? 2
  const { kind } = codeOf(code)
  const compared = mode !== 3 && mode !== 4 && (kind === 'pass' || kind === 'compare' || kind === 'comparePhoto')
  return compared ? (similarity ?? usualSimilarity(code)) : null
}

function detail(attempt: SandboxAttempt, index: number, config: SandboxSession['config']) {
  const similarity = similarityOf(attempt, config)
  const compared = similarity !== null
  const { kind } = codeOf(attempt.code)
  const liveness = compared || kind === 'pass' ? 0 : attempt.code
  return {
    ErrorCode: attempt.code,
    ErrorMsg: message(attempt.code),
    LivenessErrorCode: liveness,
    LivenessErrorMsg: message(liveness),
    ...(compared
      ? {
          CompareErrorCode: attempt.code,
          CompareErrorMsg: message(attempt.code),
          Similarity: similarity,
        }
      : noComparison),
    ReqTimestamp: attempt.at,
    Seq: `${index + 1}`,
    LivenessInfoTag: config.Version === 'PLUS' ? (livenessTags[liveness] ?? []) : null,
  }
}

/** Returns a liveness tag of the PLUS version that fits the code of a failed check. */
const livenessTags: Record<number, string[]> = {
  1002: ['03'],
  1003: ['04'],
  1005: ['02'],
  1102: ['14'],
  1203: ['10'],
  1205: ['10'],
  1207: ['01'],
  1301: ['05', '11'],
  1302: ['09'],
  1401: ['07'],
}

const usualSimilarity = (code: number) => (code === 0 ? 96.42 : code === 2016 ? 41.37 : 0)
