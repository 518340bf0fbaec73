import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import {
  AppError,
  addBuiltInProfiles,
  type Clock,
  createAuth,
  createOpenStreams,
  createPhotoInspector,
  createSessionReader,
  createSignInGuard,
  customersOfTokens,
  ensureFirstAdmin,
  makeSetUpLink,
  mayRedirectTo,
  type Ports,
} from '@ekyc/api'
import { type Db, inspectDatabase, lockDatabase, migrate, openClock, openDatabase, type ProgramClock } from '@ekyc/db'
import { createWebhook } from '@ekyc/delivery'
import { can } from '@ekyc/domain'
import { createEvidenceStore, createMarkedStore, createStore } from '@ekyc/storage'
import { createTencentEkyc } from '@ekyc/tencent'
import type { FastifyInstance } from 'fastify'
import pTimeout from 'p-timeout'
import product from '../../../package.json' with { type: 'json' }
import { createCarriers } from './carriers.ts'
import { readDisks } from './disks.ts'
import { type Environment, EnvironmentProblem } from './environment.ts'
import { createApp } from './http/create-app.ts'
import { createIds } from './ids.ts'
import { claimAtStart, storageClaim } from './installation.ts'
import { makeDataDir, makeKey, readKey } from './keys.ts'
import { createLog } from './log.ts'
import { openKeyring, rememberMasterKey } from './master-key.ts'
import { createMetrics } from './metrics.ts'
import { isPlain } from './plaintext.ts'
import { makePrivate } from './private-files.ts'
import { type BoardPeople, openSandbox } from './sandbox.ts'
import { startPostman } from './worker/postman.ts'
import { startRescuer } from './worker/rescuer.ts'
import { startWatch } from './worker/watch.ts'

export type Server = {
  ports: Ports
  app: FastifyInstance
  /** Where it listens. */
  origin: string
  /** The one-time link for the first admin; null once an admin can sign in. */
  setUpUrl: string | null
  /** The sandbox's controls, in sandbox mode. */
  sandbox: Awaited<ReturnType<typeof openSandbox>> | null
  /** Stops taking requests, finishes those that run, lets the worker end its looks or gives them up; 10 s at most. */
  stop(): Promise<void>
}

const NO_NOTIFICATIONS =
  'database notifications do not arrive, open consoles catch up every 5 s: behind PgBouncer in transaction mode set DATABASE_DIRECT_URL'
const STOP_MS = 10_000

/** What the program makes itself unless a test gives it. */
export type Given = { clock?: Clock; photos?: Ports['photos'] }

/** Builds everything once, from the settings. */
export async function compose(env: Environment, given: Given = {}): Promise<Server> {
  makeDataDir(env.dataDir)
  // PostgreSQL serves any number of servers; a SQLite file has one owner.
  const lock = env.databaseUrl.startsWith('file:') ? await lockDatabase(env.databaseUrl) : null
  const release = async () => lock?.release()
  try {
    return await build(env, given, release)
  } catch (error) {
    await release()
    throw error
  }
}

async function build(env: Environment, given: Given, release: () => Promise<void>): Promise<Server> {
  const log = createLog(env.logLevel)
  for (const file of makePrivate(env.dataDir, env.databaseUrl)) {
    log.warn({ file }, 'other users of this machine can read this file or folder, which belongs to another user')
  }
  const inspection = await inspectDatabase(env.databaseUrl)
  const keyring = await openKeyring(env)
  const secret = env.authSecret ?? readKey(env.dataDir, 'auth.key') ?? makeKey(env.dataDir, 'auth.key')
  await migrate(env.databaseDirectUrl ?? env.databaseUrl)
  const db = await openDatabase({
    url: env.databaseUrl,
    directUrl: env.databaseDirectUrl,
    connections: env.databasePool,
    qps: env.tencent.qps,
    perSecond: env.perSecond,
  })
  void inspection?.rest.then((damage) => {
    if (damage === null) return
    log.error({ damage }, 'the database file is damaged')
    db.noteDamage(damage)
  })
  const clock: ProgramClock = given.clock ? fixedTo(given.clock) : await openClock(db)
  if (env.mode === 'live' && [env.publicUrl, env.consoleUrl].some(isPlain)) {
    log.warn({}, 'PUBLIC_URL or CONSOLE_URL is plain http: links, passwords and images can be read in transit')
  }
  await rememberMasterKey(db, keyring, clock.now())

  const storage = env.storageUrl.startsWith('s3:') ? 's3' : 'disk'
  const evidence = createEvidenceStore(
    // A bucket is not unmounted, and each request to it takes time.
    createMarkedStore(createStore(env.storageUrl, env.s3, env.proxies), storageClaim(db, clock), {
      trustMs: storage === 's3' ? 5000 : 0,
    }),
  )
  await claimAtStart(evidence, log)

  // A sandbox of its own would know no session of the others, and answer each look that the token is none.
  const idle = env.mode === 'sandbox' && env.role === 'worker'
  if (idle)
    log.warn({}, 'sandbox worker does not poll for results: share one sandbox between replicas (docs/operate.md)')
  const signIn = { db, consoleUrl: env.consoleUrl, secret: secret.toString('base64'), log }
  const random = { bytes: randomBytes }
  const auth = createAuth(signIn)
  const sessions = createSessionReader(auth, clock)
  const adminOf = async (headers: Headers) => {
    const { user } = await sessions.read(headers, { fresh: true })
    return user !== null && can(user.role, 'system.details') ? user : null
  }
  const boardPeople: BoardPeople = {
    admits: async (headers) => (await adminOf(headers)) !== null,
    async customersOf(headers, tokens) {
      const admin = await adminOf(headers)
      if (!admin) return new Map()
      return customersOfTokens({ db, actor: { kind: 'user', ...admin } }, tokens)
    },
    async customerOf(token) {
      const customers = await customersOfTokens({ db, actor: { kind: 'worker' } }, [token])
      return customers.get(token)?.name ?? null
    },
  }
  const sandbox = env.mode === 'sandbox' && !idle ? await openSandbox(env, clock, boardPeople) : null
  const tencentEndpoint = sandbox?.apiOrigin ?? env.tencent.endpoint
  const { carriers, close: closeCarriers } = createCarriers(env)
  const metrics = createMetrics(env.tencent.qps)
  const notificationsMissing = env.role === 'worker' ? () => false : watchNotifications(db, log)
  let untrustedProxySeen = false

  const config = { publicUrl: env.publicUrl, consoleUrl: env.consoleUrl, mode: env.mode, tencentEndpoint }
  const ekyc = createTencentEkyc({
    credentials: sandbox?.credentials ?? {
      secretId: env.tencent.secretId ?? '',
      secretKey: env.tencent.secretKey ?? '',
      token: env.tencent.token,
    },
    region: env.tencent.region,
    endpoint: tencentEndpoint,
    proxies: env.proxies,
    budget: { take: db.takeSlot },
    clock,
    mayRedirectTo: (url) => mayRedirectTo(config, url),
    onCall: metrics.called,
  })
  const ports: Ports = {
    db,
    clock,
    ids: createIds(clock),
    random,
    ekyc,
    carriers,
    alerting: {
      email: env.alerts.email ?? null,
      webhook: env.alerts.webhookUrl ? createWebhook(env.alerts.webhookUrl, env.proxies) : null,
    },
    photos: given.photos ?? createPhotoInspector(log),
    evidence,
    keyring,
    changes: db,
    streams: createOpenStreams(),
    meter: metrics,
    log,
    config,
    server: {
      version: product.version,
      startedAt: clock.now(),
      storage,
      qps: env.tencent.qps,
      region: env.tencent.region,
      host: hostname(),
      databaseSkewMs: clock.machineAheadMs,
      disks: () => readDisks(env),
      untrustedProxySeen: () => untrustedProxySeen,
      sandboxControl: sandbox?.controlKey !== undefined,
      notificationsMissing,
      budgetUse: metrics.budgetUse,
    },
    sessions: {
      forgetUser(userId) {
        sessions.forgetUser(userId)
        // Open streams, on every replica, look again whether their viewer may watch.
        db.announce(userId)
      },
    },
    signInGuard: createSignInGuard({ ...signIn, clock, random }),
  }

  const setUp = { ...ports, actor: { kind: 'setup' } } as const
  await addBuiltInProfiles(ports)
  if (env.admin) {
    const name = env.admin.email.split('@')[0] ?? 'Admin'
    await ensureFirstAdmin(setUp, { name, ...env.admin }).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.field !== 'password') throw error
      throw new EnvironmentProblem(`ADMIN_PASSWORD: ${error.message}`, { cause: error })
    })
  }

  const app = await createApp({
    ports,
    auth,
    sessions,
    metrics,
    metricsToken: env.metricsToken,
    receiptsToken: env.sms?.kind === 'http' ? env.sms.token : undefined,
    trustProxy: env.trustProxy,
    role: env.role,
    sandboxPages: sandbox?.pages,
    onForwardedHeader() {
      if (untrustedProxySeen) return
      untrustedProxySeen = true
      log.warn(
        {},
        'requests come through a proxy but TRUST_PROXY is not set: rate limits see the proxy’s address for every client',
      )
    },
  })
  await listen(app, env)
  const rescues = env.role !== 'web' && !idle
  const worker = { ...ports, actor: { kind: 'worker' } } as const
  const workers = [
    ...(rescues ? [startRescuer(worker, env.tencent.qps)] : []),
    ...(env.role === 'web' ? [] : [startPostman(worker)]),
  ]
  const stopWatch = startWatch(worker)
  const link = env.role === 'worker' ? null : await makeSetUpLink(setUp)

  return {
    ports,
    app,
    origin: originOf(app),
    setUpUrl: link?.url ?? null,
    sandbox,
    async stop() {
      await pTimeout(Promise.all([app.close(), stopWatch(), ...workers.map((each) => each.stop())]), {
        milliseconds: STOP_MS,
        fallback: () => log.warn({}, 'shutdown timed out after 10 s, remaining work was aborted'),
      })
      await Promise.all(workers.map((each) => each.leave()))
      inspection?.stop()
      // What a waiting customer’s page began may still be downloading.
      ekyc.close()
      await closeCarriers()
      ports.photos.close()
      await sandbox?.close()
      await clock.stop()
      await db.close()
      await release()
    },
  }
}

const fixedTo = ({ now, steady = () => true }: Clock): ProgramClock => ({
  now,
  steady,
  machineAheadMs: () => null,
  stop: async () => {},
})

/** Says in the log whether the database’s notifications arrive; returns true if they do not. */
function watchNotifications(db: Db, log: Ports['log']): () => boolean {
  let missing = false
  db.testNotifications((heard) => {
    if (heard && missing) log.info({}, 'database notifications arrive again')
    if (!heard) log.warn({}, NO_NOTIFICATIONS)
    missing = !heard
  })
  return () => missing
}

async function listen(app: FastifyInstance, { host, port }: Environment): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new EnvironmentProblem(
      code === 'EADDRINUSE'
        ? `PORT ${port} is already in use. Stop the other program or set a different PORT.`
        : `Cannot listen on HOST and PORT: ${message}.`,
      { cause: error },
    )
  }
}

function originOf(app: FastifyInstance): string {
  const address = app.server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}
