import type { ImportView } from '#/api.ts'

/** Why the server did not take a file, or its ZIP of photos; `unexpected` where it says nothing we know. */
const refusals = [
  'empty',
  'headerOnly',
  'workbook',
  'zip',
  'notText',
  'encoding',
  'quotes',
  'rowTooLong',
  'tooManyColumns',
  'tooManyRows',
  'tooManyBytes',
  'notZip',
  'noFiles',
  'tooManyFiles',
  'encrypted',
  'nested',
  'link',
  'path',
  'bomb',
  'state',
  'tooManyNotStarted',
  'tooManyZips',
  'tooManyZipsAtOnce',
  'noSpace',
  'signedOut',
  'offline',
  'unexpected',
] as const

export type Refusal = { reason: (typeof refusals)[number]; row: number | null }
export type StreamAnswer = { ok: true; view: ImportView } | ({ ok: false } & Refusal)

/** Sends bytes to `imports.upload` or `imports.addPhotos`, with progress from 0 to 1, which fetch cannot tell. */
export function sendStream(
  procedure: 'upload' | 'addPhotos',
  body: Blob,
  { headers, onProgress }: { headers: Record<string, string>; onProgress(share: number): void },
) {
  return new Promise<StreamAnswer>((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/trpc/imports.${procedure}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(read(request.response))
    request.onerror = () => resolve({ ok: false, reason: 'offline', row: null })
    request.send(body)
  })
}

type Wire = {
  result?: { data: ImportView }
  error?: { data?: { code: string; reason: string | null; field: string | null } }
} | null

function read(answer: Wire): StreamAnswer {
  if (answer?.result) return { ok: true, view: answer.result.data }
  const refused = answer?.error?.data
  const named = refused?.code === 'UNAUTHORIZED' ? 'signedOut' : refused?.reason
  const row = Number(/^rows\.(\d+)$/.exec(refused?.field ?? '')?.[1])
  return { ok: false, reason: refusals.find((each) => each === named) ?? 'unexpected', row: row || null }
}
