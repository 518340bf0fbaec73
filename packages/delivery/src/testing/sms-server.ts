import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createAuthority } from '@ekyc/outbound/testing'
import { onTestFinished } from 'vitest'

export type Call = { method?: string; path?: string; headers: IncomingHttpHeaders; body: unknown }

/** A real SMS provider on a free port that answers as `reply` says; `secure` with a certificate that nobody knows. */
export async function startSmsServer(reply: (response: ServerResponse) => void, { secure = false } = {}) {
  const calls: Call[] = []
  const take: RequestListener = async (request, response) => {
    const { method, url, headers } = request
    calls.push({ method, path: url, headers, body: JSON.parse(await text(request)) })
    reply(response)
  }
  const certificate = secure ? await (await createAuthority()).issue(['127.0.0.1']) : null
  const server = certificate ? createSecureServer(certificate, take) : createServer(take)
  let connections = 0
  server.on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  async function close() {
    server.closeAllConnections()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return { url: `http${secure ? 's' : ''}://127.0.0.1:${port}/send`, calls, connections: () => connections, close }
}
