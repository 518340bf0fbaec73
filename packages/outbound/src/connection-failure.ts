/** Why a connection did not come about (the first five), or broke. */
export type FailureReason = 'unreachable' | 'dns' | 'proxy' | 'tlsUntrusted' | 'tls' | 'broken'

export type ConnectionFailure = {
  reason: FailureReason
  /** Node’s code, such as CERT_HAS_EXPIRED, or the status with which a proxy refused. */
  code: string
}

// A signature fails where the known CA has the same name and another key, as after its renewal.
const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|^CERT_(UNTRUSTED|SIGNATURE_FAILURE)$/
const TLS = /^CERT_|^ERR_(SSL|TLS)_|^EPROTO$|^UNABLE_TO_/
const UNREACHABLE =
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EACCES|EPERM|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/
const BROKEN = /^(ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT|HPE_\w+|UND_ERR_SOCKET)$/

/**
 * Returns what kept a connection from coming about, from whatever an HTTP client, TLS or SMTP threw; null for other errors.
 * `proxied`: the connection goes through a proxy, so that what cannot be reached is the proxy.
 */
export function connectionFailureOf(error: unknown, { proxied = false } = {}): ConnectionFailure | null {
  for (const { code, originalCode, statusCode } of causesOf(error)) {
    const name = originalCode ?? code
    if (typeof name !== 'string') continue
    if (name === 'ERR_PROXY_TUNNEL') return { reason: 'proxy', code: String(statusCode ?? name) }
    if (UNTRUSTED.test(name)) return { reason: 'tlsUntrusted', code: name }
    if (TLS.test(name)) return { reason: 'tls', code: name }
    if (/^(ENOTFOUND|EAI_)/.test(name)) return { reason: proxied ? 'proxy' : 'dns', code: name }
    if (UNREACHABLE.test(name)) return { reason: proxied ? 'proxy' : 'unreachable', code: name }
    if (BROKEN.test(name)) return { reason: 'broken', code: name }
  }
  return null
}

type Coded = { code?: unknown; originalCode?: unknown; statusCode?: unknown }

/** The error and what it wraps: causes, and the attempts at each address of a name. */
function* causesOf(error: unknown, depth = 0): Generator<Coded> {
  if (typeof error !== 'object' || error === null || depth > 5) return
  yield error
  const { cause, errors } = error as { cause?: unknown; errors?: unknown }
  for (const inner of [cause, ...(Array.isArray(errors) ? errors : [])]) yield* causesOf(inner, depth + 1)
}

const tlsWords: Record<string, string> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; check the clock of this server',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
}

/** Says in words for people what happened and, where a setting helps, names it. */
export function explainFailure({ reason, code }: ConnectionFailure): string {
  const words: Record<FailureReason, string> = {
    unreachable: 'the server could not be reached',
    dns: 'the server’s name could not be resolved',
    proxy: proxyWords(code),
    tlsUntrusted:
      'its certificate was issued by an authority that is not known here; set NODE_EXTRA_CA_CERTS to a PEM file with that CA and restart',
    tls: tlsWords[code] ?? 'no encrypted connection could be established',
    broken: 'the connection broke',
  }
  return `${words[reason]} (${code})`
}

function proxyWords(code: string): string {
  if (code === '407') return 'the proxy asks for a user and password; set them in HTTPS_PROXY'
  if (/^4\d\d$/.test(code)) return 'the proxy refused the connection; allow the address there, or name it in NO_PROXY'
  return 'the proxy could not be reached or did not connect; check HTTPS_PROXY and NO_PROXY'
}
