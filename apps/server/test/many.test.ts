import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from './client.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const HOUR_MS = 3_600_000

describe.each(engines)('many at once, on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let operator: SignedIn
  let api: Api
  beforeAll(async () => {
    // Nothing is sent so soon: a message can be taken back first.
    const env = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'checks@larkfield.example' }
    server = await startTestServer({ engine, env })
    admin = await server.signIn()
    operator = await join(server, admin, 'operator')
    api = operator.api
  })
  afterAll(() => server.close())

  const profileId = 'prf_builtin3'
  /** So many verifications, newest first; the first of them is cancelled already. */
  async function some(count: number, name: string): Promise<string[]> {
    const ids: string[] = []
    for (let n = 0; n < count; n++) {
      ids.unshift((await api.verifications.create.mutate({ customer: { name: `${name} ${n}` }, profileId })).id)
    }
    await api.verifications.cancel.mutate({ id: ids[0] ?? '', reason: 'duplicate' })
    return ids
  }

  it('says how many an act can be done to and why the rest is left out, by ids and by filter', async () => {
    const [ended = '', ...open] = await some(4, 'Preview')
    const byIds = await api.verifications.previewMany.mutate({ act: 'extend', ids: [ended, ...open, 'ver_0', ...open] })
    expect(byIds).toEqual({
      ids: open,
      leftOut: [
        { why: 'ended', n: 1 },
        { why: 'notFound', n: 1 },
      ],
      capped: false,
    })
    const byFilter = await api.verifications.previewMany.mutate({ act: 'cancel', filter: { q: 'preview' } })
    expect(byFilter).toEqual({ ids: open, leftOut: [{ why: 'ended', n: 1 }], capped: false })
    const none = await api.verifications.previewMany.mutate({ act: 'cancel', filter: { q: 'nobody at all' } })
    expect(none).toEqual({ ids: [], leftOut: [], capped: false })
  })

  it('wants ids or a filter, and no more ids than 500', async () => {
    const refused = { data: { code: 'BAD_REQUEST' } }
    await expect(api.verifications.previewMany.mutate({ act: 'cancel' })).rejects.toMatchObject(refused)
    const ids = Array.from({ length: 501 }, (_, n) => `ver_${n}`)
    await expect(api.verifications.previewMany.mutate({ act: 'cancel', ids })).rejects.toMatchObject(refused)
    await expect(api.verifications.extendMany.mutate({ ids, expiresInHours: 1 })).rejects.toMatchObject(refused)
  })

  it('gives more time to each that it can, and reports on every one', async () => {
    const [ended = '', ...open] = await some(3, 'Extend')
    const { rows } = await api.verifications.extendMany.mutate({ ids: [ended, 'ver_0', ...open], expiresInHours: 240 })
    expect(rows).toEqual([
      { id: ended, problem: { code: 'conflict', reason: 'ended', words: expect.stringContaining('has ended') } },
      { id: 'ver_0', problem: { code: 'notFound', reason: null, words: expect.stringContaining('not found') } },
      ...open.map((id) => ({ id, problem: null })),
    ])
    for (const id of open) {
      const { link, events } = await api.verifications.get.query({ id })
      expect(Date.parse(link.expiresAt) - server.ports.clock.now().getTime()).toBeGreaterThan(239 * HOUR_MS)
      expect(events.at(-1)?.kind).toBe('extended')
    }
  })

  it('cancels each with the same reason and note, and twice changes nothing', async () => {
    const [, ...open] = await some(3, 'Cancel')
    const input = { ids: open, reason: 'other', note: 'the offer has ended' } as const
    expect((await api.verifications.cancelMany.mutate(input)).rows).toEqual(open.map((id) => ({ id, problem: null })))
    expect((await api.verifications.cancelMany.mutate(input)).rows).toEqual(
      open.map((id) => ({ id, problem: expect.objectContaining({ code: 'conflict' }) })),
    )
    const { progress, events } = await api.verifications.get.query({ id: open[0] ?? '' })
    expect(progress).toBe('cancelled')
    expect(events.filter(({ kind }) => kind === 'cancelled')).toMatchObject([{ personal: { note: input.note } }])
  })

  it('reminds those who can be, and says of each other why not', async () => {
    const [ended = '', noAddress = '', reached = ''] = await some(3, 'Remind')
    for (const id of [ended, reached]) {
      await api.verifications.update.mutate({ id, customer: { email: 'maria@example.com' } })
    }
    const preview = () => api.verifications.previewMany.mutate({ act: 'remind', ids: [ended, noAddress, reached] })
    const leftOut = [
      { why: 'ended', n: 1 },
      { why: 'noWay', n: 1 },
    ]
    expect(await preview()).toEqual({ ids: [reached], leftOut, capped: false })
    const { rows } = await api.messages.remindMany.mutate({ ids: [ended, noAddress, reached] })
    expect(rows.map(({ problem }) => problem?.reason)).toEqual(['ended', 'noWay', undefined])
    expect((await api.messages.list.query({ verificationId: reached })).items).toMatchObject([{ kind: 'reminder' }])

    await server.ports.db.client.message.updateMany({
      where: { verificationId: reached },
      data: { state: 'refused', problem: 'addressRefused' },
    })
    expect(await preview()).toEqual({ ids: [], leftOut: [leftOut[0], { why: 'noWay', n: 2 }], capped: false })
  })

  it('goes on past a row that was changed outside the program', async () => {
    const [, first = '', second = ''] = await some(3, 'Break')
    const { client } = server.ports.db
    await client.verification.update({ where: { id: first }, data: { dataKey: 'spoiled' } })
    const { rows } = await api.verifications.cancelMany.mutate({ ids: [first, second], reason: 'other', note: 'x' })
    expect(rows).toEqual([
      { id: first, problem: expect.objectContaining({ code: 'gone', reason: 'damaged' }) },
      { id: second, problem: null },
    ])
    expect((await client.verification.findUniqueOrThrow({ where: { id: first } })).progress).toBe('created')
  })

  it('keeps views: one’s own, and those that others share', async () => {
    const other = await join(server, admin, 'operator')
    const filter = { outcome: 'failed' as const, createdWithinDays: 7, mine: true }
    const mine = await api.views.save.mutate({ name: 'Failed this week', filter })
    const shared = await api.views.save.mutate({ name: 'For all', shared: true, filter: { progress: 'expired' } })
    const names = async ({ api }: SignedIn) => (await api.views.list.query()).items.map(({ name }) => name)
    expect(await names(operator)).toEqual(['Failed this week', 'For all'])
    expect(await names(other)).toEqual(['For all'])
    expect((await api.views.list.query()).items[0]).toMatchObject({
      id: mine.id,
      filter,
      shared: false,
      mayChange: true,
    })

    await api.views.change.mutate({ id: mine.id, name: 'Failed', filter: { outcome: 'failed' } })
    expect((await api.views.list.query()).items[0]).toMatchObject({ name: 'Failed', filter: { outcome: 'failed' } })
    await expect(other.api.views.change.mutate({ id: mine.id, name: 'x' })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    })
    await expect(other.api.views.remove.mutate({ id: shared.id })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    await admin.api.views.change.mutate({ id: shared.id, shared: false })
    expect(await names(other)).toEqual([])
    await api.views.remove.mutate({ id: mine.id })
    expect(await names(operator)).toEqual(['For all'])
  })

  it('keeps no words that were searched for, no filter that the list does not know, and 100 views at most', async () => {
    const refused = { data: { code: 'BAD_REQUEST' } }
    const save = (filter: object) => api.views.save.mutate({ name: 'View', filter })
    await expect(save({ q: 'maria' })).rejects.toMatchObject(refused)
    await expect(save({ progress: 'lost' })).rejects.toMatchObject(refused)
    const { api: keen } = await join(server, admin, 'operator')
    for (let n = 0; n < 98; n++) await keen.views.save.mutate({ name: `View ${n}`, filter: {} })
    const atOnce = Array.from({ length: 6 }, () => keen.views.save.mutate({ name: 'One more', filter: {} }))
    const answers = await Promise.allSettled(atOnce)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await expect(keen.views.save.mutate({ name: 'View 100', filter: {} })).rejects.toMatchObject({
      data: { code: 'CONFLICT' },
    })
  })

  it('lists what was made within so many days, counted from now', async () => {
    const ids = await some(1, 'Lately')
    const found = async (createdWithinDays: number) =>
      (await server.seenByAdmin.verifications.list({ filter: { q: 'lately', createdWithinDays } })).items.map(
        ({ id }) => id,
      )
    expect(await found(1)).toEqual(ids)
    server.moveClock(25 * HOUR_MS)
    expect(await found(1)).toEqual([])
    expect(await found(2)).toEqual(ids)
  })
})
