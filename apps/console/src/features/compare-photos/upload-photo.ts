import type { UploadedPhoto } from '#/api.ts'
import type { Failure } from '#/lib/failure.ts'

export type UploadAnswer = { ok: true; photo: UploadedPhoto } | { ok: false; problem: Failure }

/** Sends a photo to comparePhotos.upload, with progress from 0 to 1, which fetch cannot tell. */
export function uploadPhoto(file: Blob, options: { signal: AbortSignal; onProgress(share: number): void }) {
  return new Promise<UploadAnswer>((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/trpc/comparePhotos.upload')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(read(request.status, request.response))
    request.onerror = () => resolve({ ok: false, problem: { kind: 'offline', words: null, field: null } })
    options.signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

type Wire = { result?: { data: UploadedPhoto }; error?: { message: string } } | null

function read(status: number, answer: Wire): UploadAnswer {
  if (answer?.result) return { ok: true, photo: answer.result.data }
  const refused = status >= 400 && status < 500 && answer?.error
  return refused
    ? { ok: false, problem: { kind: 'invalidInput', words: answer.error?.message ?? null, field: 'photo' } }
    : { ok: false, problem: { kind: 'unexpected', words: null, field: null } }
}
