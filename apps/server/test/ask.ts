import { type IncomingHttpHeaders, request } from 'node:http'

export type Asked = { status: number; headers: IncomingHttpHeaders; text: string }

/** One request as it is written, with any Host and any path: what fetch would set right or refuse. */
export function ask(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Asked> {
  const { port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
