import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Once the server closes, it waits for connections that are in use, and so for some that are not: browsers and load
 * balancers open them ahead of any request, and keep those of a request that was just answered.
 */
export function closeQuietSockets(app: FastifyInstance) {
  const quiet = new Set<Socket>()
  let closing = false
  app.server.on('connection', (socket) => {
    quiet.add(socket)
    socket.on('close', () => quiet.delete(socket))
  })
  app.server.on('request', ({ socket }) => quiet.delete(socket))
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of quiet) socket.destroy()
  })
}
