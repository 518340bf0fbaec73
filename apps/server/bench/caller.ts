import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; ms: number }

/** Calls a server as a signed-in console does, over connections that stay open. */
export type Caller = {
  cookie: string
  query<T>(path: string, input?: unknown): Promise<{ data: T; ms: number }>
  mutate<T>(path: string, input: unknown): Promise<T>
  /** Bytes as they are, for uploads. */
  post(path: string, bytes: Uint8Array): Promise<Answer>
}

export async function signIn(origin: string, who: { email: string; password: string }): Promise<Caller> {
  const json = { 'content-type': 'application/json', origin }
  const answer = await sender(origin)('POST', '/api/auth/sign-in/email', json, JSON.stringify(who))
  if (answer.status !== 200) throw new Error(`the sign-in answered ${answer.status}`)
  return callerOf(origin, (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; '))
}

export function callerOf(origin: string, cookie: string): Caller {
  const send = sender(origin)
  const json = { 'content-type': 'application/json', origin }
  return {
    cookie,
    async query<T>(path: string, input?: unknown) {
      const asked = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      const { ms, ...rest } = await send('GET', `/api/trpc/${path}${asked}`, { cookie })
      return { data: dataOf<T>(path, rest), ms }
    },
    async mutate<T>(path: string, input: unknown) {
      return dataOf<T>(path, await send('POST', `/api/trpc/${path}`, { ...json, cookie }, JSON.stringify(input)))
    },
    post: (path, bytes) =>
      send('POST', `/api/trpc/${path}`, { 'content-type': 'application/octet-stream', origin, cookie }, bytes),
  }
}

function dataOf<T>(path: string, { status, body }: Pick<Answer, 'status' | 'body'>): T {
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
  return JSON.parse(body.toString()).result.data as T
}

function sender(origin: string) {
  const agent = new Agent({ keepAlive: true })
  const { port } = new URL(origin)
  return (method: string, path: string, headers: Record<string, string>, body?: string | Uint8Array) =>
    new Promise<Answer>((resolve, reject) => {
      const began = performance.now()
      const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
            ms: performance.now() - began,
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
}
