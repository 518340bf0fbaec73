import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { NOTHING_HERE } from './host-split.ts'

const DIST = path.resolve(import.meta.dirname, '../../../console/dist')
const NOT_BUILT = 'The console is not built. Run "npx -y pnpm build" in the repository, then load this page again.\n'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The console: hashed files for ever, its page never from a cache, every unknown address to the page. */
export function consoleFiles(app: FastifyInstance) {
  const built = existsSync(path.join(DIST, 'index.html'))
  if (!built) {
    app.setNotFoundHandler((request, reply) =>
      isOfTheConsole(request)
        ? reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
        : reply.code(404).send({ error: NOTHING_HERE }),
    )
    return
  }
  app.register(fastifyStatic, {
    root: DIST,
    wildcard: false,
    index: false,
    cacheControl: false,
    // The build leaves each file zipped beside itself.
    preCompressed: true,
    setHeaders(reply, file) {
      const hashed = file.includes(`${path.sep}assets${path.sep}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    if (!isOfTheConsole(request)) return reply.code(404).send({ error: NOTHING_HERE })
    return reply.header('content-security-policy', CSP).header('cache-control', 'no-cache').sendFile('index.html')
  })
}

/** The console names its pages itself; other rooms of the house do not, however their names are written. */
function isOfTheConsole({ method, url }: FastifyRequest): boolean {
  if (!['GET', 'HEAD'].includes(method) || /^\/[/\\]/.test(url)) return false
  const { pathname } = new URL(url, 'http://console')
  return !/^\/(api|assets|sandbox)(\/|$)/i.test(decodeURI(pathname))
}
