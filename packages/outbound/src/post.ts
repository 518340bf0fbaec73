import { type IncomingMessage, type OutgoingHttpHeaders, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { agentFor } from './agent-for.ts'
import {
  type ConnectionFailure,
  connectionFailureOf,
  explainFailure,
  type FailureReason,
} from './connection-failure.ts'
import type { Proxies } from './proxy-for.ts'

export type PostOptions = {
  headers: OutgoingHttpHeaders
  body: Buffer
  proxies?: Proxies
  /** Cuts the connection, also while the response is being read. */
  signal: AbortSignal
}

/** A POST that brought no response. The message is in words for people and holds no address or password. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  readonly reason: FailureReason
  readonly code: string
  /** The connection was up, so the server may have received the request. */
  readonly sent: boolean

  constructor(failure: ConnectionFailure, sent: boolean, cause?: unknown) {
    super(explainFailure(failure), { cause })
    this.reason = failure.reason
    this.code = failure.code
    this.sent = sent
  }
}

/**
 * Sends a POST over a connection of its own, through the proxy that the settings name, and returns the response with its
 * body unread. Follows no redirect. Each call gets a new connection, because one that the server is just closing would
 * leave it open whether the request was carried out.
 *
 * Throws ConnectionError. Once the signal aborts it throws the signal’s reason, or ConnectionError if until then no
 * connection came about.
 */
export function post(address: string, { headers, body, proxies = {}, signal }: PostOptions): Promise<IncomingMessage> {
  const url = new URL(address)
  const { agent, proxy } = agentFor(url, proxies, { keepAlive: false })
  const options: RequestOptions = {
    method: 'POST',
    agent,
    signal,
    headers: { ...headers, 'content-length': body.length },
  }
  return new Promise((resolve, reject) => {
    let connected = false
    const fail = (error: unknown) => reject(signal.aborted ? aborted() : (failed(error) ?? error))
    const aborted = () => (connected ? signal.reason : new ConnectionError(notReached(proxy), false, signal.reason))
    const failed = (error: unknown) => {
      const failure = connectionFailureOf(error, { proxied: proxy !== null })
      if (!failure) return null
      // A request that fails before the connection is up has not been received.
      const reason = failure.reason === 'broken' && !connected ? notReached(proxy).reason : failure.reason
      return new ConnectionError({ ...failure, reason }, connected, error)
    }
    signal.throwIfAborted()
    // Node itself reports an abort only once the proxy has answered.
    signal.addEventListener('abort', fail, { once: true })
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      signal.removeEventListener('abort', fail)
      if (response.statusCode === 407 && proxy) {
        response.destroy()
        return reject(new ConnectionError({ reason: 'proxy', code: '407' }, false))
      }
      resolve(response)
    })
    request.on('error', (error) => {
      signal.removeEventListener('abort', fail)
      fail(error)
    })
    request.on('socket', (socket) => {
      whenUp(socket, () => {
        connected = true
      })
    })
    request.end(body)
  })
}

const notReached = (proxy: URL | null): ConnectionFailure =>
  proxy ? { reason: 'proxy', code: 'ETIMEDOUT' } : { reason: 'unreachable', code: 'ETIMEDOUT' }

function whenUp(socket: Socket, up: () => void): void {
  const { encrypted, secureConnecting } = socket as Partial<TLSSocket> & { secureConnecting?: boolean }
  if (encrypted && secureConnecting !== false) socket.once('secureConnect', up)
  else if (socket.connecting) socket.once('connect', up)
  else up()
}
