import { createRequire } from 'node:module'
import { ConnectionError, connectionFailureOf, type Proxies, post } from '@ekyc/outbound'
import { EkycError, passing } from './ekyc-error.ts'
import type { MemoryShare } from './memory-share.ts'
import { type Limits, startPatience } from './patience.ts'
import { type Body, readBody } from './read-body.ts'

export type SdkClient = {
  /**
   * Sends one call and returns the body of the response, unparsed. Throws EkycError.
   * `signal` cuts the connection. `onBytes` is called whenever bytes arrive.
   */
  call(action: string, params: object, limits: CallLimits): Promise<Body>
}

export type CallLimits = Limits & {
  maxBytes: number
  /** Takes the place of the client's own region. */
  region?: string
  /** Bodies of more than `LARGE_BYTES` are read only with a share of memory. Without it there is no such wait. */
  memory?: MemoryShare
  signal?: AbortSignal
  onBytes?(): void
}

export type SdkOptions = {
  /** `token` belongs to temporary keys. */
  credentials: { secretId: string; secretKey: string; token?: string }
  region: string
  /** Origin of the API. */
  endpoint: string
  /** Of the API, as the SDK’s own client for it says. */
  version: string
  proxies?: Proxies
  /** Called with the Date header of every response. */
  onDate?(date: string): void
}

type Sign = { sign3(request: object): string }

/**
 * The SDK’s signature over a transport of our own. The SDK’s own transport cannot abort a call or bound a response, knows
 * no NO_PROXY, and does not notice a response that breaks off. TC3-HMAC-SHA256 because the default signature refuses
 * requests over 1 MB, which a photo exceeds.
 */
export function createSdkClient(options: SdkOptions): SdkClient {
  const require = createRequire(import.meta.url)
  const sdk = 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common'
  const { sign3 } = require(`${sdk}/sign.js`) as Sign
  const sdkVersion = require(`${sdk}/sdk_version.js`) as string
  const url = `${options.endpoint}/`
  const { host } = new URL(url)
  const { secretId, secretKey, token } = options.credentials

  function headersFor(action: string, payload: Buffer, region = options.region): Record<string, string> {
    const timestamp = Math.floor(Date.now() / 1000)
    const headers = {
      Host: host,
      'Content-Type': 'application/json',
      'Accept-Encoding': 'gzip',
      'X-TC-Action': action,
      'X-TC-Region': region,
      'X-TC-Timestamp': String(timestamp),
      'X-TC-Version': options.version,
      'X-TC-RequestClient': `SDK_NODEJS_INTL_EN${sdkVersion}`,
      ...(token ? { 'X-TC-Token': token } : {}),
    }
    const service = host.split('.')[0]
    const signed = { method: 'POST', url, payload, timestamp, service, secretId, secretKey, headers }
    return { ...headers, Authorization: sign3(signed) }
  }

  return {
    async call(action, params, limits) {
      const payload = Buffer.from(JSON.stringify(params, (_name, value) => value ?? undefined))
      const patience = startPatience(limits)
      const signal = limits.signal ? AbortSignal.any([patience.signal, limits.signal]) : patience.signal
      try {
        const { proxies } = options
        const response = await post(url, {
          headers: headersFor(action, payload, limits.region),
          body: payload,
          proxies,
          signal,
        })
        patience.heard()
        if (response.headers.date) options.onDate?.(response.headers.date)
        if (response.statusCode !== 200) {
          response.destroy()
          throw ofStatus(response.statusCode ?? 0)
        }
        return await readBody(response, { ...limits, patience, signal })
      } catch (error) {
        if (limits.signal?.aborted) throw passing('aborted', !(error instanceof ConnectionError) || error.sent)
        throw ofTransport(error, patience.signal)
      } finally {
        patience.end()
      }
    },
  }
}

const ofStatus = (status: number) =>
  status === 429
    ? passing('rateLimited', false, `HTTP ${status}`)
    : passing('serverError', status >= 500, `HTTP ${status}`)

function ofTransport(error: unknown, patience: AbortSignal): EkycError {
  if (error instanceof EkycError) return error
  if (error instanceof ConnectionError) return passing(error.reason, error.sent, error.code)
  if (patience.aborted) return patience.reason
  const failure = connectionFailureOf(error)
  // What cannot be unpacked is not Tencent’s.
  return failure ? passing('broken', true, failure.code) : passing('nonsense', true)
}
