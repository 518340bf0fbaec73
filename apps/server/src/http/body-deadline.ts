import type { IncomingMessage, ServerResponse } from 'node:http'

const SECOND = 1000
/** A form, a JSON text, anything that is small. */
const SMALL_MS = 30 * SECOND
/** A photo of 20 MB at 1.4 Mbit/s. */
const PHOTO_MS = 120 * SECOND
/** A ZIP of 500 MB at 7 Mbit/s. */
export const IMPORT_MS = 600 * SECOND

const streamed: Record<string, number> = {
  '/api/trpc/comparePhotos.upload': PHOTO_MS,
  '/api/trpc/imports.upload': IMPORT_MS,
  '/api/trpc/imports.addPhotos': IMPORT_MS,
}

/** Milliseconds that the body of this request may take: files have longer, as long as they come as such. */
function deadlineOf({ url = '', headers }: IncomingMessage): number {
  const isFile = headers['content-type']?.startsWith('application/octet-stream')
  return (isFile && streamed[url.split('?', 1)[0] ?? '']) || SMALL_MS
}

/** Answers 408 to a request whose body is not here in time, and ends its connection, answered or not. */
export function endAtDeadline(request: IncomingMessage, response: ServerResponse): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
  if (length === '0' && encoding === undefined) return
  const timer = setTimeout(() => {
    if (response.headersSent) return void request.destroy()
    response.writeHead(408, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
    response.end(JSON.stringify({ error: 'The request took too long to arrive. Send it again.' }))
  }, deadlineOf(request))
  request.once('end', () => clearTimeout(timer))
  request.once('close', () => clearTimeout(timer))
}
