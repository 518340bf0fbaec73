import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A Tencent that gives every token the result it is told to, of whatever shape; signatures are not its matter. */
export async function startForeignTencent() {
  let result: Record<string, unknown> = {}
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const mints = request.headers['x-tc-action'] === 'ApplyWebVerificationBizTokenIntl'
      const minted = { BizToken: randomUUID(), VerificationURL: `${endpoint}/h5` }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ Response: { ...(mints ? minted : result), RequestId: randomUUID() } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    env: {
      EKYC_MODE: 'live',
      TENCENTCLOUD_FACEID_ENDPOINT: endpoint,
      TENCENTCLOUD_SECRET_ID: 'an-id',
      TENCENTCLOUD_SECRET_KEY: 'a-key',
    },
    answer(next: Record<string, unknown>) {
      result = next
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
