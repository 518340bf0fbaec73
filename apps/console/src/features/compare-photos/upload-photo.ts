import type { FileKind } from '@ekyc/domain'
import type { UploadedPhoto } from '#/api.ts'

/** Why the server did not take the photo; `offline` where no answer came, `unexpected` where it says nothing we know. */
const problems = [
  'empty',
  'unsupportedFormat',
  'tooManyPixels',
  'tooManyBytes',
  'tooSmall',
  'rareJpeg',
  'animated',
  'damaged',
  'tooComplex',
  'tooManyAtOnce',
  'tooManyUnused',
  'signedOut',
  'offline',
  'unexpected',
] as const

export type UploadProblem = (typeof problems)[number]
export type UploadAnswer =
  | { ok: true; photo: UploadedPhoto }
  | { ok: false; problem: UploadProblem; fileKind?: FileKind }

/** Sends a photo to comparePhotos.upload, with progress from 0 to 1, which fetch cannot tell. */
export function uploadPhoto(file: Blob, options: { signal: AbortSignal; onProgress(share: number): void }) {
  return new Promise<UploadAnswer>((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/trpc/comparePhotos.upload')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(read(request.response))
    request.onerror = () => resolve({ ok: false, problem: 'offline' })
    options.signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

type Refusal = { code: string; reason: string | null; facts: { fileKind?: FileKind } | null }
type Wire = { result?: { data: UploadedPhoto }; error?: { data?: Refusal } } | null

function read(answer: Wire): UploadAnswer {
  if (answer?.result) return { ok: true, photo: answer.result.data }
  const refusal = answer?.error?.data
  const reason = refusal?.code === 'UNAUTHORIZED' ? 'signedOut' : refusal?.reason
  const problem = problems.find((each) => each === reason) ?? 'unexpected'
  return { ok: false, problem, fileKind: refusal?.facts?.fileKind }
}
