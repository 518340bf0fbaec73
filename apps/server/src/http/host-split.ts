import type { FastifyInstance } from 'fastify'
import { isHostOf } from './host-name.ts'

export const NOTHING_HERE = 'Not found.'

export type Origins = { publicUrl: string; consoleUrl: string }

/** What is asked by the name or address of a machine, and by HTTP clients that name no host. */
const PROBES = ['/readyz', '/metrics']

/**
 * Where the console has a host of its own, it is answered there alone; the customers' host has their pages and /healthz,
 * and so has any other name that leads here, but for the probes of who runs the server. The Host header alone counts:
 * a proxy may name the host in a header of its own, but so may a stranger who comes by another name.
 */
export function hostSplit(app: FastifyInstance, origins: Origins, { sandbox }: { sandbox: boolean }) {
  const split = origins.publicUrl !== origins.consoleUrl
  const samePlace = new URL(origins.publicUrl).hostname === new URL(origins.consoleUrl).hostname
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? ''
    const path = request.url.split('?', 1)[0] ?? ''
    if (!split) {
      if (request.headers.host !== '' || [...PROBES, '/healthz'].includes(path)) return
      return reply.code(400).send({ error: 'The Host header is empty. Send the host of the address that you open.' })
    }
    if (isHostOf(origins.consoleUrl, host, { port: samePlace })) return
    const isPublic = isHostOf(origins.publicUrl, host, { port: samePlace })
    const isOpen =
      path === '/healthz' ||
      path.startsWith('/v/') ||
      (sandbox && path.startsWith('/sandbox/h5')) ||
      (!isPublic && PROBES.includes(path))
    if (!isOpen) return reply.code(404).send({ error: NOTHING_HERE })
  })
}
