import { createRequire } from 'node:module'

/** What of the SDK's common client is used. It has no types of its own. */
type CommonClient = {
  request(action: string, params: object, options: object, done: (error: unknown, data: unknown) => void): void
  parseResponse(response: { headers: { get(name: string): string | null } }): Promise<unknown>
}
type CommonClientClass = new (
  endpoint: string,
  version: string,
  credential: object,
  region: string,
  profile: object,
) => CommonClient

export type SdkClient = { call(action: string, params: object): Promise<unknown> }

export type SdkOptions = {
  credentials: { secretId: string; secretKey: string }
  region: string
  /** Origin of the API. */
  endpoint: string
  /** Of the API, as the SDK's own client for it says. */
  version: string
  timeoutSeconds: number
  /** Called with the Date header of every answer. */
  onDate?(date: string): void
}

/**
 * The SDK's common client, not its typed one: that drops unknown fields and dies on malformed answers.
 * TC3-HMAC-SHA256 because the default signature refuses requests over 1 MB, which a photo exceeds.
 */
export function createSdkClient(options: SdkOptions): SdkClient {
  const require = createRequire(import.meta.url)
  const sdk = 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common'
  const Base = require(`${sdk}/common_client.js`) as CommonClientClass
  const Credential = require(`${sdk}/credential.js`) as new (id: string, key: string) => object
  const ClientProfile = require(`${sdk}/profile/client_profile.js`) as new (sign: string, http: object) => object
  const HttpProfile = require(`${sdk}/profile/http_profile.js`) as new (...settings: unknown[]) => object

  class Client extends Base {
    override parseResponse(response: { headers: { get(name: string): string | null } }) {
      const date = response.headers.get('date')
      if (date) options.onDate?.(date)
      return super.parseResponse(response)
    }
  }

  const { protocol, host, hostname } = new URL(options.endpoint)
  // The SDK sends even loopback calls through http_proxy; a stand-in on this machine is never behind one.
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) delete process.env.http_proxy
  const http = new HttpProfile(`${protocol}//`, host, 'POST', options.timeoutSeconds)
  const credential = new Credential(options.credentials.secretId, options.credentials.secretKey)
  const client = new Client(
    host,
    options.version,
    credential,
    options.region,
    new ClientProfile('TC3-HMAC-SHA256', http),
  )

  return {
    call: (action, params) =>
      new Promise((resolve, reject) => {
        client.request(action, params, {}, (error, data) => (error ? reject(error) : resolve(data)))
      }),
  }
}
