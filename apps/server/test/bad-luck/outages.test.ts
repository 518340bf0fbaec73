import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { uploadPhoto } from '../client.ts'
import { dropFile } from '../import-files.ts'
import { phone } from '../phone.ts'
import { createWithPhoto, drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

describe('a PostgreSQL that serves, but not as it should,', () => {
  let server: TestServer
  let admin: SignedIn
  let beside: pg.Client
  let created: Awaited<ReturnType<typeof createWithPhoto>>
  beforeAll(async () => {
    server = await startTestServer({ engine: 'postgresql' })
    admin = await server.signIn()
    created = await createWithPhoto(server, admin)
    beside = new pg.Client(server.databaseUrl)
    await beside.connect()
  })
  afterAll(async () => {
    await beside.end()
    await server.close()
  })

  /** A setting of the database counts for connections that are opened after it. */
  async function alterDatabase(change: string) {
    await beside.query(`ALTER DATABASE ${new URL(server.databaseUrl).pathname.slice(1)} ${change}`)
    await beside.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
  }
  const readyz = async () => {
    server.moveClock(5000)
    const { status, headers } = await fetch(`${server.origin}/readyz`)
    expect(headers.has('retry-after')).toBe(status === 503)
    return status
  }

  it.each([
    ['is read-only, as a standby is', 'default_transaction_read_only', 'on', 'read-only'],
    ['gives no lock in time', 'lock_timeout', '20', 'busy'],
  ])('because it %s, is answered for in words everywhere', async (_what, setting, value, word) => {
    await alterDatabase(`SET ${setting} = ${value}`)
    if (setting === 'lock_timeout') await beside.query('BEGIN; LOCK "Setting", "Verification", "User", "SignInPause"')
    try {
      expect(await readyz()).toBe(503)
      // All at once, because a change that meets a lock is answered after 10 s.
      const cancel = { id: created.id, reason: 'other' } as const
      const tap = async () => {
        const answer = await phone.press(`${created.link.url}/start`, { lang: 'en' })
        expect(answer.headers.get('retry-after')).toBe('15')
        return answer
      }
      const changes = [
        tap,
        () => server.signIn(),
        async () => uploadPhoto(server.origin, admin.cookie, await drawnPhoto()),
        () => dropFile({ origin: server.origin, cookie: admin.cookie }, 'name\nMaria Santos\n'),
        () => fetch(`${server.origin}/api/verifications/export`, { headers: { cookie: admin.cookie } }),
      ]
      const answered = changes.map(async (change) => {
        const answer = await change()
        expect([String(change), answer.status]).toEqual([String(change), 503])
      })
      await Promise.all([
        expect(admin.api.verifications.cancel.mutate(cancel)).rejects.toMatchObject({
          data: { code: 'SERVICE_UNAVAILABLE' },
        }),
        expect(server.seenByAdmin.verifications.cancel(cancel)).rejects.toMatchObject({
          message: expect.stringContaining(word),
        }),
        fetch(`${server.origin}/healthz`).then(({ status }) => expect(status).toBe(200)),
        ...answered,
      ])
    } finally {
      await beside.query('ROLLBACK')
      await alterDatabase(`RESET ${setting}`)
    }
    await expect.poll(readyz).toBe(200)
    expect((await server.signIn()).status).toBe(200)
  })

  it('is probed once in 5 seconds, however often a stranger asks', async () => {
    server.moveClock(5000)
    const [database, storage] = [vi.spyOn(server.ports.db, 'check'), vi.spyOn(server.ports.evidence, 'check')]
    onTestFinished(() => void vi.restoreAllMocks())
    const ask = async () => (await fetch(`${server.origin}/readyz`)).status
    const statuses = await Promise.all(Array.from({ length: 50 }, ask))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect([database.mock.calls.length, storage.mock.calls.length]).toEqual([1, 1])
    server.moveClock(5000)
    await ask()
    expect(database).toHaveBeenCalledTimes(2)
  })
})
