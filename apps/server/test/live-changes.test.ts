import type { AppRouter } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { comeBack, finishH5, phone, until } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

/** An open console: the same client as in the browser, over a stream that carries the cookie. */
async function listen({ origin }: { origin: string }, { cookie }: { cookie: string }) {
  class WithCookie extends EventSource {
    constructor(url: string | URL) {
      super(url, { fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, cookie } }) })
    }
  }
  const client = createTRPCClient<AppRouter>({
    links: [httpSubscriptionLink({ url: `${origin}/api/trpc`, EventSource: WithCookie })],
  })
  const started = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<{ data?: { code?: string } | null }>()
  const heard = new Set<string>()
  const { unsubscribe } = client.verifications.changes.subscribe(undefined, {
    onStarted: () => started.resolve(),
    onData: ({ id }) => heard.add(id),
    onError: (error) => failed.resolve(error as { data?: { code?: string } | null }),
  })
  onTestFinished(unsubscribe)
  await started.promise
  return {
    failed: failed.promise,
    /** What the act changed is heard, and once more each time that it changes. */
    async hears(id: string) {
      await until(async () => heard.has(id))
      heard.clear()
    },
  }
}

async function liveALife(server: TestServer, operator: SignedIn, hears: (id: string) => Promise<void>) {
  const { id, link } = await createWithPhoto(server, operator)
  await hears(id)
  await phone.open(link.url)
  await hears(id)
  const h5 = (await phone.press(`${link.url}/start`)).headers.get('location') ?? ''
  await hears(id)
  await comeBack(await finishH5(h5, 0))
  await hears(id)
  await until(async () => (await server.seenByAdmin.verifications.get({ id })).outcome === 'passed')
}

describe.each(engines)('an open console on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())
  afterEach(() => void vi.useRealTimers())

  it('hears that a verification is made, opened, started and ended', async () => {
    const { hears } = await listen(server, admin)
    await liveALife(server, admin, hears)
  })

  it('hears nothing more once its person has signed out, while others go on', async () => {
    const leaving = await join(server, admin, 'operator')
    const staying = await listen(server, await join(server, admin, 'operator'))
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { failed } = await listen(server, leaving)
    const left = await fetch(`${server.origin}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: leaving.cookie, origin: server.origin, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(left.status).toBe(200)
    vi.advanceTimersByTime(30_000)
    expect(await failed).toMatchObject({ data: { code: 'UNAUTHORIZED' } })
    const { id } = await createWithPhoto(server, admin)
    await staying.hears(id)
  })
})

it('hears on one server what happens on another, over PostgreSQL', async () => {
  const one = await startTestServer({ engine: 'postgresql' })
  onTestFinished(() => one.close())
  const other = await startTestServer({
    engine: 'postgresql',
    env: { DATABASE_URL: one.databaseUrl, DATA_DIR: one.dataDir },
  })
  onTestFinished(() => other.close())
  const admin = await one.signIn()
  const { hears } = await listen(other, admin)
  await liveALife(one, admin, hears)
})
