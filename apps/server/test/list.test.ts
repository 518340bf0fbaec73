import { renewCanonicalForms } from '@ekyc/api'
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

  describe('of people whose numbers, names and addresses are written in several ways', () => {
    const profileId = 'prf_builtin3'
    const create = (customer: { name?: string; email?: string; phone?: string }, reference?: string) =>
      api.verifications.create.mutate({ customer: { name: 'Test Person', ...customer }, reference, profileId })
    const customerOf = async ({ id }: { id: string }) => (await api.verifications.get.query({ id })).customer
    const found = async (q: string) => (await pages({ filter: { q } }, 50)).flat()
    const setCountry = async (country: 'SG' | null) => {
      const { savedAt, value } = await api.settings.merchant.query()
      await api.settings.saveMerchant.mutate({ base: savedAt, value: { name: 'Larkfield', ...value, country } })
    }

    it('keeps one number in one form, warns of it, and finds it in every other', async () => {
      const first = await create({ phone: '+62 812 1111 2222' })
      for (const phone of ['+62 0812 1111 2222', '0062 812 1111 2222', '\u202a+62\u00a0812‑1111−2222\u202c']) {
        const again = await create({ phone })
        expect(await customerOf(again)).toMatchObject({ phone: '+6281211112222' })
        expect(again.warnings).toContainEqual({ kind: 'samePhone', verificationId: first.id })
      }
      for (const q of ['+6281211112222', '0062 812 1111 2222', '0812 1111 2222', '812 1111 2222', '๐๘๑๒ ๑๑๑๑']) {
        expect(await found(q), q).toContain(first.id)
      }
      const chinese = await create({ phone: '+8613800138000' })
      for (const q of ['13800138000', '138 0013 8000', '013800138000']) expect(await found(q), q).toEqual([chinese.id])
    })

    it('reads a number without its country code as one of the organisation’s country', async () => {
      const before = await create({ phone: '9123 0004' })
      expect(await customerOf(before)).toMatchObject({ phone: '91230004' })
      await setCountry('SG')
      onTestFinished(() => setCountry(null))
      for (const phone of ['6591230004', '9123 0004', '+65 9123 0004', '6591230004.0']) {
        expect(await customerOf(await create({ phone })), phone).toMatchObject({ phone: '+6591230004' })
      }
      const again = await create({ phone: '(65) 9123-0004' })
      expect(again.warnings).toContainEqual({ kind: 'samePhone', verificationId: before.id })
      // A number that no table has is kept as it was typed.
      expect(await customerOf(await create({ phone: '12345' }))).toMatchObject({ phone: '12345' })
      await api.verifications.update.mutate({ id: before.id, customer: { phone: '9123 0005' } })
      expect(await customerOf(before)).toMatchObject({ phone: '+6591230005' })
      await expect(create({ phone: '6.5912E+10' })).rejects.toMatchObject({ data: { field: 'customer.phone' } })
    })

    it('compares addresses and references without what cannot be seen', async () => {
      const first = await create({ email: 'Anne-Marie@Example.com' }, 'CASE-2024/001')
      const again = await create({ email: ' anne‑marie@example.com\u200b' })
      expect(again.warnings).toEqual([{ kind: 'sameEmail', verificationId: first.id }])
      const third = await create({}, '\u2066CASE–２０２４／001\u2069')
      expect(third.warnings).toEqual([{ kind: 'sameReference', verificationId: first.id }])
      for (const email of ['ops&kyc@example.com', 'jörg@example.com', 'info@müller.example', "o'neil@example.com"]) {
        expect(await customerOf(await create({ email }))).toMatchObject({ email })
      }
      for (const email of ['a@example.com,b@example.com', 'a@example.com\r\nBcc: b@example.com', 'Maria <a@b.co>']) {
        await expect(create({ email }), email).rejects.toMatchObject({ data: { field: 'customer.email' } })
      }
    })

    it('renews what an earlier version wrote, in batches that replicas share, and once', async () => {
      const { client } = server.ports.db
      const worker = { ...server.ports, actor: { kind: 'worker' } } as const
      const { id } = await create({ name: 'Łukasz Old', phone: '+48512345678', email: 'lukasz@example.com' }, 'OLD–1')
      const old = { phone: '+480512345678', email: 'lukasz@example.com\u200b', reference: 'OLD–1' }
      await client.verification.update({ where: { id }, data: old })
      await client.searchWord.deleteMany({ where: { verificationId: id } })
      await client.searchWord.create({ data: { verificationId: id, word: 'stale' } })
      await client.backfill.upsert({
        where: { name: 'canonicalForms' },
        create: { name: 'canonicalForms' },
        update: { before: null },
      })
      const rows = await client.verification.count()
      const drain = async () => {
        while (await renewCanonicalForms(worker));
      }
      await Promise.all([drain(), drain()])
      const person = { phone: '+48512345678', email: 'lukasz@example.com', reference: 'OLD-1' }
      expect(await client.verification.findUnique({ where: { id } })).toMatchObject(person)
      for (const q of ['lukasz', '512 345 678', 'old-1']) expect(await found(q), q).toEqual([id])
      expect(await found('stale')).toEqual([])
      expect(await client.verification.count()).toBe(rows)
      await client.verification.update({ where: { id }, data: { reference: 'OLD–1' } })
      expect(await renewCanonicalForms(worker)).toBe(false)
      expect(await client.verification.findUnique({ where: { id } })).toMatchObject({ reference: 'OLD–1' })
    })

    it('finds names by the letters and apostrophes that are at hand', async () => {
      const bonita = await create({ name: "Bonita O'Neil" })
      const duc = await create({ name: 'Đặng Văn Đức' })
      expect(await found('o’neil bonita')).toEqual([bonita.id])
      expect(await found('oneil bonita')).toEqual([bonita.id])
      expect(await found('dang van duc')).toEqual([duc.id])
    })
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
