import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Api } from './client.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join } from './team.ts'

describe.each(engines)('the list of verifications on %s', (engine) => {
  let server: TestServer
  let api: Api
  const ids: string[] = []

  beforeAll(async () => {
    server = await startTestServer({ engine })
    ;({ api } = await server.signIn())
    const { items } = await api.profiles.list.query()
    for (let n = 0; n < 9; n++) {
      const name = n % 2 === 0 ? `Maria Santos ${n}` : `Budi Wibowo ${n}`
      const profileId = items.find(({ checkMode }) => checkMode === (n < 6 ? 3 : 1))?.id
      ids.unshift((await api.verifications.create.mutate({ customer: { name }, profileId })).id)
    }
    for (const id of ids.slice(0, 3)) await api.verifications.cancel.mutate({ id, reason: 'customerAsked' })
  })
  afterAll(() => server.close())

  /** Every page of it, by its cursors. */
  async function pages(
    filter: Parameters<Api['verifications']['list']['query']>[0],
    limit: number,
  ): Promise<string[][]> {
    const seen: string[][] = []
    let cursor: string | undefined
    do {
      const page = await api.verifications.list.query({ ...filter, limit, cursor })
      seen.push(page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return seen
  }

  it('comes newest first, page by page, each once', async () => {
    expect(await pages({}, 4)).toEqual([ids.slice(0, 4), ids.slice(4, 8), ids.slice(8)])
  })

  it('merges several values of a filter in the same order', async () => {
    expect(await pages({ filter: { progress: ['created', 'cancelled'] } }, 4)).toEqual(await pages({}, 4))
    expect(await pages({ filter: { progress: 'cancelled' } }, 2)).toEqual([ids.slice(0, 2), ids.slice(2, 3)])
    expect(await pages({ filter: { progress: 'completed' } }, 2)).toEqual([[]])
  })

  it('pages through a search as through the whole, and ends with its last match', async () => {
    const marias = ids.filter((_, index) => index % 2 === 0)
    expect(await pages({ filter: { q: 'maria' } }, 2)).toEqual([
      marias.slice(0, 2),
      marias.slice(2, 4),
      marias.slice(4),
    ])
    expect(await pages({ filter: { q: 'maria' } }, 5)).toEqual([marias])
  })

  it('finds what a search and a filter have in common, however few', async () => {
    const filter = { q: 'maria', progress: 'cancelled' } as const
    expect(await pages({ filter }, 1)).toEqual([[ids[0]], [ids[2]]])
  })

  it('counts the tabs of a search, with and without a filter', async () => {
    const none = { n: 0, capped: false }
    const of = (n: number) => ({ n, capped: false })
    const rest = { inProgress: none, passed: none, failed: none, needsReview: none }
    const counts = (filter: object) => api.verifications.counts.query({ filter })
    expect(await counts({})).toEqual({ ...rest, mine: of(9), all: of(9), waiting: of(6), ended: of(3) })
    expect(await counts({ q: 'maria' })).toEqual({ ...rest, mine: of(5), all: of(5), waiting: of(3), ended: of(2) })
    expect(await counts({ q: 'maria', progress: 'created' })).toEqual({
      ...rest,
      mine: of(3),
      all: of(3),
      waiting: of(3),
      ended: none,
    })
    expect(await counts({ q: 'nobody' })).toEqual({ ...rest, mine: none, all: none, waiting: none, ended: none })
  })

  it('refuses an instant that no database holds', async () => {
    for (const filter of [{ endsBefore: '0000-01-01T00:00:00Z' }, { createdTo: '9999-12-31T23:59:59-14:00' }]) {
      await expect(api.verifications.list.query({ filter })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } })
      await expect(api.views.save.mutate({ name: 'Odd', filter })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST' },
      })
    }
  })

  it('tells what somebody made from what others did', async () => {
    const admin = await server.signIn()
    const other = await join(server, admin, 'operator')
    const { id } = await other.api.verifications.create.mutate({
      customer: { name: 'Ann Lee' },
      profileId: 'prf_builtin3',
    })
    onTestFinished(async () => void (await server.ports.db.client.verification.delete({ where: { id } })))
    const listed = async (filter: object) =>
      (await other.api.verifications.list.query({ filter })).items.map((item) => item.id)
    expect(await listed({ mine: true })).toEqual([id])
    expect(await listed({ mine: true, q: 'maria' })).toEqual([])
    expect(await listed({ createdBy: other.userId, progress: 'created' })).toEqual([id])
    expect(await listed({ createdBy: [other.userId, (await api.team.me.query()).id] })).toEqual([id, ...ids])
    const { mine, all } = await other.api.verifications.counts.query({ filter: {} })
    expect([mine.n, all.n]).toEqual([1, 10])
  })

  // The last, because it adds one.
  it('filters by what became of the messages, also in tabs, in a search and in the export', async () => {
    const { items } = await api.profiles.list.query()
    const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
    const customer = { name: 'Khai Nguyen', email: 'khai@example.com' }
    const { id } = await api.verifications.create.mutate({ customer, profileId, send: { channels: ['email'] } })
    const listed = async (filter: object) => (await pages({ filter }, 20)).flat()
    // Nothing sends here, so the message is kept.
    expect(await listed({ message: 'kept' })).toEqual([id])
    expect(await listed({ message: ['kept', 'held'], progress: 'created', q: 'khai' })).toEqual([id])
    expect(await listed({ message: 'none' })).toHaveLength((await listed({})).length - 1)
    expect(await listed({ message: 'kept', progress: 'cancelled' })).toEqual([])
    const [row] = (await api.verifications.list.query({ filter: { message: 'kept' } })).items
    expect(row?.message).toEqual({ state: 'kept', channel: 'email' })
    const counts = await api.verifications.counts.query({ filter: { message: ['kept', 'refused'] } })
    expect([counts.all.n, counts.waiting.n, counts.ended.n, counts.mine.n]).toEqual([1, 1, 0, 1])
    const { message } = await api.verifications.get.query({ id })
    expect(message).toEqual({ state: 'kept', channel: 'email', kind: 'invitation', problem: null })
  })
})
