import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Browsers and load balancers open connections ahead of any request; Node counts them as busy, and a stop would wait for them. */
export function closeQuietSockets(app: FastifyInstance) {
  const quiet = new Set<Socket>()
  app.server.on('connection', (socket) => {
    quiet.add(socket)
    socket.on('close', () => quiet.delete(socket))
  })
  app.server.on('request', ({ socket }) => quiet.delete(socket))
  app.addHook('preClose', async () => {
    for (const socket of quiet) socket.destroy()
  })
}
