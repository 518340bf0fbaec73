import type { FastifyInstance } from 'fastify'

export const NOTHING_HERE = 'There is nothing at this address.'

export type Origins = { publicUrl: string; consoleUrl: string }

/**
 * Where the console has a host of its own, it is answered there alone; the customers' host has their pages and /healthz,
 * and so has any other name that leads here, but for the probes of who runs the server.
 */
export function hostSplit(app: FastifyInstance, origins: Origins, { sandbox }: { sandbox: boolean }) {
  if (origins.publicUrl === origins.consoleUrl) return
  const samePlace = new URL(origins.publicUrl).hostname === new URL(origins.consoleUrl).hostname
  app.addHook('onRequest', async (request, reply) => {
    // A proxy may name the host in a header of its own, but so may a stranger who comes by the customers' host.
    const named = request.headers.host ?? ''
    const isPublic = [named, request.host].some((host) => isHostOf(origins.publicUrl, host, { port: samePlace }))
    if (!isPublic && isHostOf(origins.consoleUrl, request.host, { port: samePlace })) return
    const path = request.url.split('?', 1)[0] ?? ''
    const isOpen =
      path === '/healthz' ||
      path.startsWith('/v/') ||
      (sandbox && path.startsWith('/sandbox/h5')) ||
      (!isPublic && ['/readyz', '/metrics'].includes(path))
    if (!isOpen) return reply.code(404).send({ error: NOTHING_HERE })
  })
}

/** Proxies often leave the port out, so it counts only where it alone tells two origins apart. */
export function isHostOf(origin: string, host: string, { port }: { port: boolean } = { port: false }): boolean {
  const named = `${new URL(origin).protocol}//${host}`
  if (!URL.canParse(named)) return false
  const [wanted, given] = [new URL(origin), new URL(named)]
  return wanted.hostname === given.hostname.replace(/\.$/, '') && (!port || wanted.port === given.port)
}
