import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request as it came over the wire. */
export type WireCall = {
  action: string
  headers: IncomingHttpHeaders
  body: Buffer
  params: Record<string, unknown>
}

/** What the server does with a request. */
export type Reply = (response: ServerResponse) => void

const json = { 'content-type': 'application/json' }

export const body =
  (text: string | Buffer, headers: Record<string, string> = json, status = 200): Reply =>
  (response) =>
    response.writeHead(status, headers).end(text)

export const answer = (fields: unknown, headers?: Record<string, string>) =>
  body(JSON.stringify({ Response: fields }), { ...json, ...headers })

/** Tencent answers its errors with status 200. */
export const refuse = (Code: string, Message = 'No.') => answer({ Error: { Code, Message }, RequestId: 'req-refused' })

export const html = (status: number) =>
  body(`<html><h1>${status}</h1></html>`, { 'content-type': 'text/html', connection: 'close' }, status)

export const reset: Reply = (response) => response.socket?.resetAndDestroy()

/** The line goes dead: no byte comes. */
export const silence: Reply = () => undefined

/** The headers come, the body never ends. */
export const stall: Reply = (response) => {
  response.writeHead(200, json).write('{"Response":')
}

/** The connection breaks in the middle of the body. */
export const cut: Reply = (response) => {
  response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"Response":')
  setImmediate(() => response.socket?.destroy())
}

export const applied = answer({
  BizToken: 'TOKEN-1',
  VerificationURL: 'https://h5.example/face?token=TOKEN-1',
  RequestId: 'req-1',
})

export const passed = answer({ ErrorCode: 0, ErrorMsg: 'Success', RequestId: 'req-2' })

/** A result whose video has about so many bytes, and a body of that size. */
export const resultBody = (bytes: number) => {
  const video = Buffer.alloc(bytes, 'video').toString('base64').slice(0, bytes)
  return JSON.stringify({ Response: { ErrorCode: 0, ErrorMsg: 'Success', VideoBase64: video, RequestId: 'req-large' } })
}

/** Plays Tencent over HTTP on a free port. `replies` are given one after the other, the last one from then on. */
export async function startWire(...replies: Reply[]) {
  const calls: WireCall[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const sent = Buffer.concat(chunks)
      calls.push({
        action: String(request.headers['x-tc-action']),
        headers: request.headers,
        body: sent,
        params: JSON.parse(sent.toString()),
      })
      const reply = replies[Math.min(calls.length, replies.length) - 1] ?? silence
      reply(response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** How many connections are open. */
    open: () => sockets.size,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
