import { createHash, randomUUID } from 'node:crypto'
import { codeOf } from '@ekyc/domain'
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
    VerificationDetailList: session.attempts.map((attempt, index) => detail(attempt, index, mode)),
    VideoBase64: filmed ? videoBase64() : null,
    BestFrameBase64: filmed ? await bestFrame(session.token) : null,
    OCRResult: mode === 1 || mode === 4 ? [await ocr(session)] : null,
    Extra: session.extra,
    RequestId: randomUUID(),
  }
}

const pending = {
  ErrorCode: null,
  ErrorMsg: null,
  VerificationDetailList: null,
  VideoBase64: null,
  BestFrameBase64: null,
  OCRResult: null,
}

function detail(attempt: SandboxAttempt, index: number, mode: number) {
  const { kind } = codeOf(attempt.code)
  const compared = mode !== 3 && mode !== 4 && (kind === 'pass' || kind === 'compare' || kind === 'comparePhoto')
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
          Similarity: attempt.similarity ?? usualSimilarity(attempt.code),
        }
      : noComparison),
    ReqTimestamp: attempt.at,
    Seq: `${index + 1}`,
  }
}

const usualSimilarity = (code: number) => (code === 0 ? 96.42 : code === 2016 ? 41.37 : 0)

const names = ['TAN WEI LING', 'SITI RAHMAWATI', 'SOMCHAI JAIDEE', 'CHAN TAI MAN', 'MARIA SANTOS', 'NUR AISYAH']

/** Fields as they stand on such a card; of nobody. */
function cardFields(token: string): Record<string, string> {
  const digest = createHash('sha256').update(`card${token}`).digest()
  const digits = (count: number, from: number) =>
    [...digest.subarray(from, from + count)].map((byte) => byte % 10).join('')
  return {
    Name: names[(digest[0] ?? 0) % names.length] ?? 'TAN WEI LING',
    IDNumber: `S${digits(7, 1)}Z`,
    Sex: (digest[9] ?? 0) % 2 ? 'F' : 'M',
    Birthday: `19${70 + ((digest[10] ?? 0) % 30)}-0${1 + ((digest[11] ?? 0) % 9)}-1${(digest[12] ?? 0) % 9}`,
    Nationality: 'SPECIMEN',
    ExpirationDate: '2031-12-31',
  }
}

async function ocr({ token, config, finishedWith }: SandboxSession) {
  const type = (config.IDCardType as string | undefined) ?? 'InternationalIDPassport'
  const fields = cardFields(token)
  return {
    IsPass: finishedWith === 0,
    CardImageBase64: await cardImage(token, type, fields, false),
    CardInfo: { [type]: fields },
    NormalCardInfo: null,
    CardCutImageBase64: config.IdCardCutReturn === true ? await cardImage(token, type, fields, true) : null,
    CardBackCutImageBase64: null,
    WarnCardInfos: [],
    RequestId: randomUUID(),
  }
}
