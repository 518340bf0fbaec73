import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

const respond = (response: ServerResponse, fields: object) => response.end(JSON.stringify({ Response: fields }))

/** Tencent, which gives a token to everybody and whose results a test writes by hand. */
export async function startTencentByHand() {
  const asked: ServerResponse[] = []
  const sockets = new Set<Socket>()
  let minted = 0
  const server = createServer(async (request, response) => {
    await json(request)
    if (request.headers['x-tc-action'] === 'GetWebVerificationResultIntl') return asked.push(response)
    const token = `BIZTOKEN-${++minted}-${port}`
    respond(response, {
      BizToken: token,
      VerificationURL: `http://127.0.0.1:${port}/h5?token=${token}`,
      RequestId: 'r',
    })
  }).listen(0, '127.0.0.1')
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    env: {
      EKYC_MODE: 'live',
      TENCENTCLOUD_SECRET_ID: 'id',
      TENCENTCLOUD_SECRET_KEY: 'key',
      TENCENTCLOUD_FACEID_ENDPOINT: `http://127.0.0.1:${port}`,
    },
    /** The calls for results so far, in order. */
    asked,
    open: () => sockets.size,
    notFinished: (response: ServerResponse | undefined) => response && respond(response, { ErrorCode: null }),
  }
}
