import type { IncomingMessage } from 'node:http'
import { parseHost } from './host-name.ts'
import { NOTHING_HERE } from './host-split.ts'

/** All that any address here answers. */
const METHODS = ['GET', 'HEAD', 'POST']

export type Refusal = { status: number; error: string; headers?: Record<string, string> }

/**
 * Refuses a request whose host can be read in two ways, because the proxy in front and we would read it differently,
 * and methods that nothing here answers. Otherwise null, with the whole address in the request line cut to its path.
 */
export function refusalOf(request: IncomingMessage): Refusal | null {
  if (!METHODS.includes(request.method ?? '')) {
    return {
      status: 405,
      error: `This address does not support ${request.method}. Use GET, HEAD or POST.`,
      headers: { allow: METHODS.join(', ') },
    }
  }
  const hosts = request.headersDistinct.host ?? []
  if (hosts.length > 1) return { status: 400, error: 'The request has more than one Host header. Send one.' }
  if (hosts.length === 0 && request.httpVersion !== '1.0') {
    return { status: 400, error: 'The request has no Host header. Send the host of the address that you open.' }
  }
  const [host = ''] = hosts
  if (host !== '' && !parseHost(host)) {
    return { status: 400, error: 'The Host header is not a host name. Send the host of the address that you open.' }
  }
  const target = request.url ?? ''
  if (target.startsWith('/')) return null
  const { authority, path } = /^https?:\/\/(?<authority>[^/?#]*)(?<path>.*)$/i.exec(target)?.groups ?? {}
  const [named, asked] = [parseHost(host), parseHost(authority ?? '')]
  if (!named || named.name !== asked?.name || named.port !== asked.port) return { status: 404, error: NOTHING_HERE }
  request.url = path?.startsWith('/') ? path : `/${path}`
  return null
}
