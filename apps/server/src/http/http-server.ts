import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { endAtDeadline, IMPORT_MS } from './body-deadline.ts'
import { isHostOf } from './host-name.ts'
import type { Origins } from './host-split.ts'
import { type Refusal, refusalOf } from './request-target.ts'
import { securityHeaders } from './security-headers.ts'

/** Headers are here within so long, or the connection ends. */
const HEADERS_MS = 20_000
/** Longer than load balancers keep theirs, which is a minute: who closes first meets no request. */
const KEEP_ALIVE_MS = 72_000
/** How often connections are checked for it. */
const CHECK_MS = 2000
/** Beyond these, new connections are closed at once: files and database keep their handles. */
const MAX_CONNECTIONS = 5000
/** Of these, as many as one address may hold: 80 people at work, each with the six connections of a browser. */
const MAX_PER_ADDRESS = 500

/**
 * Node's server as everything here stands behind it: each answer carries the security headers, also those that the
 * framework never sees, and whatever could be read in two ways is refused before anything reads it. `proxied`: all
 * connections come from proxies, so that their addresses say nothing.
 */
export function createHttpServer(handle: RequestListener, origins: Origins, { proxied }: { proxied: boolean }): Server {
  const headersOf = (origin: string) => securityHeaders({ https: origin.startsWith('https:') })
  const [ofConsole, ofPublic] = [headersOf(origins.consoleUrl), headersOf(origins.publicUrl)]
  const headersFor = ({ headers }: IncomingMessage) =>
    isHostOf(origins.consoleUrl, headers.host ?? '') ? ofConsole : ofPublic

  const guarded: RequestListener = (request, response) => {
    for (const [name, value] of Object.entries(headersFor(request))) response.setHeader(name, value)
    const refusal = refusalOf(request)
    if (!refusal) {
      endAtDeadline(request, response)
      return handle(request, response)
    }
    const { status, error, headers } = refusal
    // What follows on this connection may be the rest of something that we have read otherwise than its sender.
    end(response, { status, error, headers: { connection: 'close', ...headers } })
  }
  const refuse = (socket: Duplex, refusal: Refusal) => socket.end(written(refusal, ofPublic))

  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: HEADERS_MS + IMPORT_MS,
      connectionsCheckingInterval: CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Asked for by refusalOf, in words.
      requireHostHeader: false,
    },
    guarded,
  )
  server.maxConnections = MAX_CONNECTIONS
  // All that fit into 16 kB: Node drops headers beyond the thousandth unseen, a second Host among them.
  server.maxHeadersCount = 0
  if (!proxied) limitPerAddress(server)
  server.on('connect', (_request, socket) =>
    refuse(socket, { status: 405, error: 'This server is not a proxy.', headers: { allow: 'GET, HEAD, POST' } }),
  )
  server.on('checkExpectation', (request, response) => {
    for (const [name, value] of Object.entries(headersFor(request))) response.setHeader(name, value)
    const error = 'Only "Expect: 100-continue" is supported. Remove the header.'
    end(response, { status: 417, error, headers: { connection: 'close' } })
  })
  return server
}

function end(response: ServerResponse, { status, error, headers }: Refusal): void {
  const body = JSON.stringify({ error })
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

function limitPerAddress(server: Server): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.on('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count > MAX_PER_ADDRESS) socket.destroy()
  })
}

const unread: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, error: 'The request took too long to arrive. Send it again.' },
  HPE_HEADER_OVERFLOW: { status: 431, error: 'The address and headers of this request are longer than 16 kB.' },
}

/** Answers what was no HTTP, or did not arrive in time, and ends its connection. */
export function answerUnread(error: Error & { code?: string }, socket: Duplex, { https }: { https: boolean }): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const refusal = unread[error.code ?? ''] ?? { status: 400, error: 'The request is not valid.' }
  if (socket.writable) socket.write(written(refusal, securityHeaders({ https })))
  socket.destroy()
}

/** An answer as it goes over the wire, where there is no request to answer. */
function written({ status, error, headers }: Refusal, always: Record<string, string>): string {
  const body = JSON.stringify({ error })
  const lines = Object.entries({
    ...always,
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
}
