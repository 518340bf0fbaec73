import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

const STEP_MS = 50

/** Tencent, whose results are as large as a test says, and arrive at so many bytes per second. */
export async function startSlowTencent(bytesPerSecond: number) {
  const sizes = new Map<string, number>()
  const began = new Map<string, number>()
  let minted = 0
  let nextSize = 0
  const respond = (response: ServerResponse, fields: object) => response.end(JSON.stringify({ Response: fields }))
  const server = createServer(async (request, response) => {
    const { BizToken } = (await json(request)) as { BizToken?: string }
    if (!BizToken) {
      const token = `TOKEN-${++minted}`
      sizes.set(token, nextSize)
      return respond(response, { BizToken: token, VerificationURL: `http://127.0.0.1:${port}/?token=${token}` })
    }
    const body = Buffer.from(result(sizes.get(BizToken) ?? 0))
    began.set(BizToken, performance.now())
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    // By the clock, so that a busy machine does not make the line slower than it is said to be.
    const from = performance.now()
    for (let sent = 0; sent < body.length; ) {
      const due = Math.ceil(((performance.now() - from + STEP_MS) * bytesPerSecond) / 1000)
      response.write(body.subarray(sent, due))
      sent = due
      if (sent < body.length) await pause(STEP_MS)
    }
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    env: {
      EKYC_MODE: 'live',
      TENCENTCLOUD_SECRET_ID: 'bench',
      TENCENTCLOUD_SECRET_KEY: 'bench-secret',
      TENCENTCLOUD_FACEID_ENDPOINT: `http://127.0.0.1:${port}`,
    },
    /** Bytes of the results of those who start from now on. */
    resultsOf(bytes: number) {
      nextSize = bytes
    },
    /** When the result of a token was asked for last, in milliseconds of `performance.now()`. */
    askedAt: (token: string) => began.get(token),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function result(bytes: number): string {
  const video = Buffer.alloc(bytes, 'video').toString('base64').slice(0, bytes)
  return JSON.stringify({ Response: { ErrorCode: 0, ErrorMsg: 'Success', VideoBase64: video, RequestId: 'bench' } })
}
