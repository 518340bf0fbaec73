import { createHash, createHmac } from 'node:crypto'
import type { WireCall } from './wire-server.ts'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** The Authorization header that TC3-HMAC-SHA256 asks for, worked out from the request as it came. */
export function tc3(call: WireCall, keys: { secretId: string; secretKey: string }): string {
  const { host = '', 'content-type': type = '', 'x-tc-timestamp': timestamp } = call.headers
  const hostname = host.replace(/:\d+$/, '')
  const service = hostname.split('.')[0] ?? ''
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const signed = 'content-type;host'
  const canonical = ['POST', '/', '', `content-type:${type}`, `host:${hostname}`, '', signed, sha256(call.body)].join(
    '\n',
  )
  const key = hmac(hmac(hmac(`TC3${keys.secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${keys.secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
}
