import { type AgentOptions, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type Proxies, proxyFor } from './proxy-for.ts'

/** Milliseconds that a proxy may take to open a tunnel. Until then Node closes an aborted request’s socket only with this timeout. */
const TUNNEL_MS = 8000

/** Returns the agent through which to reach an address, and the proxy that it uses, if any. */
export function agentFor(
  url: URL,
  proxies: Proxies,
  options: AgentOptions = {},
): { agent: HttpAgent | HttpsAgent; proxy: URL | null } {
  const proxy = proxyFor(url, proxies)
  const proxied = proxy ? { timeout: TUNNEL_MS, proxyEnv: { HTTP_PROXY: proxy.href, HTTPS_PROXY: proxy.href } } : {}
  const Agent = url.protocol === 'https:' ? HttpsAgent : HttpAgent
  return { agent: new Agent({ ...options, ...proxied }), proxy }
}
