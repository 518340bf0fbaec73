import { createAuth, createSessionReader, listedColumns, type Ports } from '@ekyc/api'
import { initTRPC, TRPCError } from '@trpc/server'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify from 'fastify'
import { compose } from '../src/compose.ts'
import { readEnvironment } from '../src/environment.ts'
import { webHeaders } from '../src/http/web-request.ts'
import { readKey } from '../src/keys.ts'

/**
 * The product's server, and beside it, in the same process and on the same database client, the least that could answer
 * with a page of the list: a procedure that knows who is signed in and runs the list's own Prisma query.
 */
const env = readEnvironment(process.env)
const server = await compose(env)
await listenForFloor(server.ports, Number(process.env.FLOOR_PORT))
process.stdout.write(`baseline is running at ${env.consoleUrl}\n`)
process.on('SIGTERM', () => void server.stop().finally(() => process.exit(0)))

async function listenForFloor({ db, clock, log }: Ports, port: number): Promise<void> {
  // Made by the server beside, which has started.
  const secret = String(readKey(env.dataDir, 'auth.key')?.toString('base64'))
  const sessions = createSessionReader(createAuth({ db, consoleUrl: env.consoleUrl, secret, log }), clock)
  const t = initTRPC.context<{ headers: Headers }>().create()
  const signedIn = t.procedure.use(async ({ ctx, next }) => {
    const { user } = await sessions.read(ctx.headers, { fresh: false })
    if (!user) throw new TRPCError({ code: 'UNAUTHORIZED' })
    return next()
  })
  const router = t.router({
    list: signedIn.query(() =>
      db.client.verification.findMany({ orderBy: { id: 'desc' }, take: 51, select: listedColumns }),
    ),
  })
  const trpcOptions = {
    router,
    createContext: ({ req }) => ({ headers: webHeaders(req) }),
  } satisfies FastifyTRPCPluginOptions<typeof router>['trpcOptions']
  const app = Fastify()
  app.register(fastifyTRPCPlugin, { prefix: '/api/trpc', trpcOptions })
  await app.listen({ host: env.host, port })
}
