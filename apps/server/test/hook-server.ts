import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** Somebody who takes webhooks, keeps their bodies, and answers with a status that a test can change. */
export async function startHookServer() {
  const bodies: unknown[] = []
  let status = 204
  const server = createServer(async (request, response) => {
    const body = await json(request)
    if (status === 204) bodies.push(body)
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    bodies,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    answer(next: 204 | 302 | 500) {
      status = next
    },
    close: () => void server.close(),
  }
}
