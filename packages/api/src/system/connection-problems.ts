import type { ConnectionReason, LimitReason } from '@ekyc/tencent'

type Words = { meaning: string; action: string }

const RETRIED = 'Nothing to do. The call is retried automatically.'

const words: Record<
  ConnectionReason | LimitReason | 'timeout' | 'broken' | 'nonsense' | 'serverError' | 'rateLimited',
  Words
> = {
  timeout: {
    meaning: 'Tencent did not respond within 8 seconds, or stopped sending for 8 seconds.',
    action: RETRIED,
  },
  tooSlow: {
    meaning: 'A result was still arriving after 5 minutes.',
    action: 'Check the bandwidth from this server to Tencent. The result is fetched again later.',
  },
  tooLarge: {
    meaning: 'A result was larger than 64 MB and was not read any further.',
    action: 'Ask Tencent’s support why the result is so large. The call is retried every hour.',
  },
  dns: {
    meaning: 'The name of Tencent’s server could not be resolved.',
    action: 'Check the DNS settings of this server and TENCENTCLOUD_FACEID_ENDPOINT.',
  },
  unreachable: {
    meaning: 'Can’t reach Tencent.',
    action: 'Check the network and firewall of this server. If it needs a proxy, set HTTPS_PROXY.',
  },
  proxy: {
    meaning: 'The proxy of this server refused the connection to Tencent or could not be reached.',
    action: 'Check HTTPS_PROXY and NO_PROXY, the proxy’s user and password, and whether it allows Tencent’s server.',
  },
  tlsUntrusted: {
    meaning: 'The certificate shown for Tencent’s server was issued by an authority that this server does not know.',
    action:
      'If a proxy or firewall inspects encrypted traffic, set NODE_EXTRA_CA_CERTS to a PEM file with its CA and restart.',
  },
  tls: {
    meaning:
      'Couldn’t establish an encrypted connection to Tencent’s server: its certificate has expired or has another name.',
    action: 'Check this server’s clock, TENCENTCLOUD_FACEID_ENDPOINT and any proxy in between.',
  },
  broken: { meaning: 'The connection to Tencent was lost.', action: RETRIED },
  serverError: {
    meaning: 'An HTTP error was returned instead of a response from Tencent’s API.',
    action:
      'The call is retried automatically. If it keeps happening, check TENCENTCLOUD_FACEID_ENDPOINT and any proxy in between.',
  },
  rateLimited: {
    meaning: 'Tencent, or a proxy in between, reported too many requests.',
    action: 'The call is retried automatically. If it keeps happening, lower TENCENTCLOUD_QPS.',
  },
  nonsense: {
    meaning: 'The response did not come from Tencent’s API.',
    action: 'Check TENCENTCLOUD_FACEID_ENDPOINT and any proxy in between.',
  },
}

/** Explains a failed call that has no code of Tencent’s. Returns undefined for other reasons. */
export const connectionProblem = (reason: string): Words | undefined => new Map(Object.entries(words)).get(reason)
