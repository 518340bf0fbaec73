import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type SignedRequest = {
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** Seconds since the epoch, by the sandbox's clock. */
  now: number
}

const MAX_SKEW_SECONDS = 300
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

export type SignatureProblem = { code: string; message: string }

const problem = (code: string, message: string): SignatureProblem => ({ code: `AuthFailure.${code}`, message })

/** Checks TC3-HMAC-SHA256 in full; null when the request is signed as it should be. */
export function checkSignature(
  request: SignedRequest,
  keys: { secretId: string; secretKey: string },
): SignatureProblem | null {
  const header = (name: string) => String(request.headers[name] ?? '')
  const parsed =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    )
  if (!parsed) return problem('SignatureFailure', 'The Authorization header is missing or malformed.')
  const [, id = '', date = '', service = '', signedHeaders = '', signature = ''] = parsed
  const timestamp = Number(header('x-tc-timestamp'))
  if (!Number.isInteger(timestamp) || Math.abs(timestamp - request.now) > MAX_SKEW_SECONDS) {
    return problem('SignatureExpire', 'The timestamp is more than 5 minutes off.')
  }
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date) {
    return problem('SignatureFailure', 'The credential date is not that of the timestamp.')
  }
  if (id !== keys.secretId) return problem('SecretIdNotFound', 'The SecretId is not found.')
  const names = signedHeaders.split(';')
  if (!names.includes('host') || !names.includes('content-type')) {
    return problem('SignatureFailure', 'host and content-type must be signed.')
  }
  // The SDK signs the host without its port while the Host header carries it.
  const hosts = [header('host'), header('host').replace(/:\d+$/, '')]
  const matches = hosts.some((host) => {
    const lines = names.map((name) => `${name}:${name === 'host' ? host : header(name).trim()}\n`).join('')
    const canonical = ['POST', '/', '', lines, signedHeaders, sha256(request.body)].join('\n')
    const toSign = ['TC3-HMAC-SHA256', timestamp, `${date}/${service}/tc3_request`, sha256(canonical)].join('\n')
    const key = hmac(hmac(hmac(`TC3${keys.secretKey}`, date), service), 'tc3_request')
    return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'))
  })
  return matches ? null : problem('SignatureFailure', 'The provided credentials could not be validated.')
}
