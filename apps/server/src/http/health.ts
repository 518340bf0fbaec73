import { listAlarms, type Ports, summarizeOpenSessions, summarizeQueue } from '@ekyc/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import pTimeout from 'p-timeout'
import type { MeasuredNow, Metrics } from '../metrics.ts'
import { hasBearer } from './bearer.ts'
import { isForwarded, RETRY_AFTER } from './guards.ts'

const CHECK_MS = 3000
/** Each check writes to the database, so callers within this time share one. */
const SHARED_MS = 5000

/** Alive, ready and counted. Tencent is never part of readiness: a link works for days without it. */
export function health(app: FastifyInstance, ports: Ports, options: { metrics: Metrics; metricsToken?: string }) {
  app.get('/healthz', async () => ({ status: 'ok' }))

  const check = rarely(ports.clock, () => Promise.all([works(ports.db.check()), works(ports.evidence.check())]))
  app.get('/readyz', async (_request, reply) => {
    const [database, storage] = await check()
    // The server listens only after its migrations are applied, so they are as good as the database is.
    const checks = { database, storage, migrations: database }
    const ok = Object.values(checks).every((check) => check === 'ok')
    if (!ok) reply.header('retry-after', RETRY_AFTER)
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'unavailable', checks })
  })

  app.get('/metrics', async (request, reply) => {
    if (options.metricsToken && !hasBearer(request, options.metricsToken)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'METRICS_TOKEN is required.' })
    }
    if (!options.metricsToken && !isOnThisMachine(request)) {
      return reply.code(403).send({ error: 'Without METRICS_TOKEN, metrics are only available on this machine.' })
    }
    const { contentType, text } = await options.metrics.read(await measure(ports))
    return reply.type(contentType).send(text)
  })
}

/** The work's last result while it is fresh. Callers that come while it runs wait for the same. */
function rarely<T>({ now }: Ports['clock'], work: () => Promise<T>): () => Promise<T> {
  let last: { at: number; result: Promise<T> } | null = null
  return () => {
    const at = now().getTime()
    // A clock that went back makes it old too.
    if (!last || Math.abs(at - last.at) >= SHARED_MS) last = { at, result: work() }
    return last.result
  }
}

async function measure(ports: Ports): Promise<MeasuredNow> {
  const { clockSkewMs } = ports.ekyc.health()
  return { ...(await count(ports)), disks: await ports.server.disks(), clockSkewMs }
}

/** Without the database there is no number for these; the other ones matter all the more then. */
async function count(ports: Ports): Promise<Pick<MeasuredNow, 'open' | 'oldestSeconds' | 'alarms' | 'oldestMessages'>> {
  try {
    const { open, oldest } = await summarizeOpenSessions(ports)
    const age = oldest ? ports.clock.now().getTime() - oldest.issuedAt.getTime() : 0
    const alarms = await listAlarms(ports)
    const oldestMessages = await summarizeQueue(ports)
    return { open, oldestSeconds: age / 1000, alarms: alarms.map(({ trouble }) => trouble), oldestMessages }
  } catch (error) {
    ports.log.warn({ error }, 'database counts for metrics failed')
    const oldestMessages = { email: Number.NaN, sms: Number.NaN }
    return { open: Number.NaN, oldestSeconds: Number.NaN, alarms: null, oldestMessages }
  }
}

function works(check: Promise<void>): Promise<'ok' | 'failed'> {
  const checked = check.then(
    () => 'ok' as const,
    () => 'failed' as const,
  )
  return pTimeout(checked, { milliseconds: CHECK_MS, fallback: () => 'failed' })
}

/** Neither by a proxy on this machine, nor by who only says so in a header. */
function isOnThisMachine({ ip, socket, headers }: FastifyRequest): boolean {
  const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
  return [ip, socket.remoteAddress ?? ''].every((address) => loopback.includes(address)) && !isForwarded(headers)
}
