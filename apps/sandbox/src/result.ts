import { randomUUID } from 'node:crypto'
import { codeOf } from '@ekyc/domain'
import { cardFields } from './cards.ts'
import { bestFrame, cardImage, videoBase64 } from './media.ts'
import type { SandboxAttempt, SandboxSession } from './state.ts'

const noComparison = { CompareErrorCode: null, CompareErrorMsg: null, Similarity: 0 }
const message = (code: number) => (code === 0 ? 'Success' : codeOf(code).meaning)

/** GetWebVerificationResultIntl's answer for a session as it stands. */
export async function resultOf(session: SandboxSession): Promise<Record<string, unknown>> {
  const { finishedWith, config } = session
  const mode = (config.CheckMode as number | undefined) ?? 2
  if (finishedWith === null) return { ...pending, Extra: session.extra, RequestId: randomUUID() }
  const filmed = mode !== 4 && session.attempts.some(({ code }) => code !== 1410 && code !== 202)
  return {
    ErrorCode: finishedWith,
    ErrorMsg: message(finishedWith),
    VerificationDetailList: session.attempts.map((attempt, index) => detail(attempt, index, config)),
    VideoBase64: filmed ? videoBase64(faceOf(session)) : null,
    BestFrameBase64: filmed ? await bestFrame(faceOf(session)) : null,
    OCRResult: mode === 1 || mode === 4 ? [await ocr(session)] : null,
    Extra: session.extra,
    RequestId: randomUUID(),
  }
}

/** All sessions of one compare photo show one person. Cards have no photo: there the token says who is on them. */
const faceOf = ({ photo, token }: SandboxSession) => photo?.sha256 ?? token

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
  }
}

const usualSimilarity = (code: number) => (code === 0 ? 96.42 : code === 2016 ? 41.37 : 0)

async function ocr({ token, config, finishedWith }: SandboxSession) {
  const type = (config.IDCardType as string | undefined) ?? 'InternationalIDPassport'
  const fields = cardFields(type, token)
  const typed = { [type]: fields }
  // The SDK knows this type among the normal cards only.
  const normal = type === 'MainlandIDCard'
  return {
    IsPass: finishedWith === 0,
    CardImageBase64: await cardImage(token, type, fields, false),
    CardInfo: normal ? null : typed,
    NormalCardInfo: normal ? typed : null,
    CardCutImageBase64: config.IdCardCutReturn === true ? await cardImage(token, type, fields, true) : null,
    CardBackCutImageBase64: null,
    WarnCardInfos: [],
    RequestId: randomUUID(),
  }
}
