import type { Auth, Ports, SessionReader } from '@ekyc/api'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply } from 'fastify'
import { customerRoutes } from '../customer/routes.ts'
import type { Metrics } from '../metrics.ts'
import { authRoutes } from './auth.ts'
import { trustedProxies } from './client-address.ts'
import { consoleFiles } from './console-files.ts'
import { evidenceRoutes } from './evidence.ts'
import { exportRoutes } from './export.ts'
import { errorAnswers, isForwarded, requestLog } from './guards.ts'
import { health } from './health.ts'
import { hostSplit, NOTHING_HERE } from './host-split.ts'
import { answerUnread, createHttpServer } from './http-server.ts'
import { importFileRoutes } from './import-files.ts'
import { closeQuietSockets } from './quiet-sockets.ts'
import { receiptRoutes } from './receipts.ts'
import { trpcRoutes } from './trpc.ts'

export type AppOptions = {
  ports: Ports
  auth: Auth
  sessions: SessionReader
  metrics: Metrics
  metricsToken?: string
  /** Of the plain HTTP provider of SMS, which bears it with its receipts. */
  receiptsToken?: string
  /** Addresses and CIDRs, or a number of hops from this server outwards. */
  trustProxy?: number | string[]
  role: 'all' | 'web' | 'worker'
  /** The sandbox's pages, in sandbox mode. */
  sandboxPages?: FastifyPluginAsync
  onForwardedHeader(): void
}

/** An address with half a character, as of a link cut in its punctuation. A whole code before it is the customer's link. */
function unreadable(url: string, reply: FastifyReply): void {
  const [link] = /^\/v\/[\w-]{22}(?=%)/.exec(url) ?? []
  if (link) reply.redirect(link)
  else reply.code(404).send({ error: NOTHING_HERE })
}

/** One Fastify for everything that this process answers. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { ports, metrics, trustProxy } = options
  const { publicUrl, consoleUrl } = ports.config
  const origins = { publicUrl, consoleUrl }
  const app = Fastify({
    logger: false,
    trustProxy: trustedProxies(trustProxy),
    bodyLimit: 1024 * 1024,
    serverFactory: (handle) => createHttpServer(handle, origins, { proxied: Boolean(trustProxy) }),
    clientErrorHandler: (error, socket) => answerUnread(error, socket, { https: publicUrl.startsWith('https:') }),
    forceCloseConnections: 'idle',
    // The names of 50 procedures: a batch travels as one parameter of the address.
    routerOptions: { maxParamLength: 2500, ignoreTrailingSlash: true },
    // Addresses that cannot be read; the framework's own answer repeats them.
    frameworkErrors: (_error, request, reply) => unreadable(request.raw.url ?? '', reply as FastifyReply),
  })
  closeQuietSockets(app)
  errorAnswers(app, ports.log)
  requestLog(app, ports.log, metrics)
  if (!trustProxy) {
    app.addHook('onRequest', async (request) => {
      if (isForwarded(request.headers)) options.onForwardedHeader()
    })
  }
  health(app, ports, { metrics, metricsToken: options.metricsToken })
  if (options.role === 'worker') {
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: NOTHING_HERE }))
    return app
  }

  hostSplit(app, origins, { sandbox: options.sandboxPages !== undefined })
  authRoutes(app, ports, { auth: options.auth, sessions: options.sessions, consoleUrl })
  trpcRoutes(app, ports, { sessions: options.sessions, consoleUrl })
  evidenceRoutes(app, ports, { sessions: options.sessions })
  exportRoutes(app, ports, { sessions: options.sessions })
  receiptRoutes(app, ports, { token: options.receiptsToken })
  importFileRoutes(app, ports, { sessions: options.sessions })
  customerRoutes(app, ports)
  if (options.sandboxPages) app.register(options.sandboxPages)
  consoleFiles(app)
  return app
}
