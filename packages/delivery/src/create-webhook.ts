import { ConnectionError, type Proxies, post } from '@ekyc/outbound'

const DEADLINE_MS = 10_000

/**
 * POSTs a JSON body to the address. Throws, in words for people, unless a 2xx response came within the deadline (default
 * 10 s). Follows no redirect.
 */
export function createWebhook(
  url: string,
  proxies: Proxies = {},
  deadlineMs = DEADLINE_MS,
): (body: object) => Promise<void> {
  return async (body) => {
    const response = await post(url, {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
      proxies,
      signal: AbortSignal.timeout(deadlineMs),
    }).catch((error: Error) => {
      const why = error instanceof ConnectionError ? error.message : `timed out after ${deadlineMs / 1000} s`
      throw new Error(`no response from the webhook: ${why}`, { cause: error })
    })
    // Its words are of no interest, and an open body would keep the connection.
    response.destroy()
    const status = response.statusCode ?? 0
    if (status < 200 || status > 299) throw new Error(`the webhook responded with ${status}`)
  }
}
