import type { AppRouter } from '@ekyc/api'
import type { inferRouterOutputs } from '@trpc/server'

export type ImportView = inferRouterOutputs<AppRouter>['imports']['upload']

type Who = { origin: string; cookie: string }

/** Drops a file, as the console does. */
export const dropFile = (
  { origin, cookie }: Who,
  content: string | Uint8Array<ArrayBuffer>,
  fileName = 'customers.csv',
) => post(origin, cookie, 'imports.upload', content, { 'x-file-name': encodeURIComponent(fileName) })

export const dropPhotos = ({ origin, cookie }: Who, importId: string, zip: Uint8Array<ArrayBuffer> | ReadableStream) =>
  post(origin, cookie, 'imports.addPhotos', zip, { 'x-import-id': importId })

function post(
  origin: string,
  cookie: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Record<string, string>,
) {
  return fetch(`${origin}/api/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie, origin, ...headers },
    body,
    // A stream is sent while it is read.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  })
}

/** What an upload was answered with; throws its words when it was refused. */
export async function importOf(answer: Response): Promise<ImportView> {
  const { result, error } = (await answer.json()) as { result?: { data: ImportView }; error?: { message: string } }
  if (!result) throw new Error(error?.message)
  return result.data
}

/** The rows that were not made, as a browser downloads them. */
export const errorFileOf = async ({ origin, cookie }: Who, importId: string, language = 'en') =>
  fetch(`${origin}/api/imports/${importId}/errors?language=${language}`, { headers: { cookie } })

/** So many customers, in a list in which every `1 in badEvery` row has something wrong. */
export function customersCsv(count: number, { badEvery = 0 } = {}): string {
  const lines = ['Name,E-mail,Phone,Reference']
  for (let n = 1; n <= count; n++) {
    const bad = badEvery > 0 && n % badEvery === 0
    lines.push(
      `Customer ${n},${bad ? 'nobody' : `customer-${n}@example.com`},+6565${String(n).padStart(6, '0')},R-${n}`,
    )
  }
  return `${lines.join('\n')}\n`
}
