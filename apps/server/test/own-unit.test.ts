import type { AppRouter } from '@ekyc/api'
import { stepImports } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { can, type Permission } from '@ekyc/domain'
import { TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { everyProcedure, goodInputs } from './every-procedure.ts'
import { dropFile, importOf } from './import-files.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const EAST = 'Jurong East'
const WEST = 'Tampines'

describe.each(engines)('operators who see their own unit only, on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let east: Awaited<ReturnType<typeof join>>
  let west: Awaited<ReturnType<typeof join>>
  let nowhere: Awaited<ReturnType<typeof join>>
  let compliance: Awaited<ReturnType<typeof join>>
  let profileId: string
  const ids = { east: '', west: '', nowhere: '' }

  const ownUnitOnly = async (on: boolean) => {
    const { savedAt: base } = await admin.api.settings.access.query()
    await admin.api.settings.saveAccess.mutate({ base, value: { ownUnitOnly: on } })
  }
  const create = async ({ api }: SignedIn, extra: object = {}) =>
    api.verifications.create.mutate({
      customer: { name: 'Maria Santos', email: 'maria@example.com' },
      profileId,
      ...extra,
    })

  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    profileId = (await admin.api.profiles.list.query()).items.find(({ checkMode }) => checkMode === 3)?.id ?? ''
    ;[east, west, nowhere, compliance] = [
      await join(server, admin, 'operator', EAST),
      await join(server, admin, 'operator', WEST),
      await join(server, admin, 'operator'),
      await join(server, admin, 'compliance', EAST),
    ]
    ids.east = (await create(east)).id
    ids.west = (await create(west)).id
    ids.nowhere = (await create(nowhere)).id
    await ownUnitOnly(true)
  })
  afterAll(() => server.close())

  const listed = async ({ api }: SignedIn, filter: Parameters<typeof api.verifications.list.query>[0] = {}) =>
    (await api.verifications.list.query(filter)).items.map(({ id }) => id)

  it('gives a new verification its maker’s unit, and shows it', async () => {
    expect((await east.api.verifications.get.query({ id: ids.east })).unit).toBe(EAST)
    expect((await nowhere.api.verifications.get.query({ id: ids.nowhere })).unit).toBeNull()
  })

  it('lists to each what is theirs, and to compliance and admins everything', async () => {
    expect(await listed(east)).toEqual([ids.east])
    expect(await listed(west)).toEqual([ids.west])
    expect(await listed(nowhere)).toEqual([ids.nowhere])
    for (const who of [compliance, admin]) expect(await listed(who)).toEqual([ids.nowhere, ids.west, ids.east])
  })

  it('holds in every filter and search, also in those that ask for another unit', async () => {
    for (const filter of [
      { unit: EAST },
      { unit: [EAST, 'Bedok'], progress: 'created' as const },
      { createdBy: east.userId },
      { q: 'maria', unit: EAST },
      { q: ids.east },
      { q: 'maria', createdBy: east.userId },
    ]) {
      expect(await listed(west, { filter })).toEqual([])
      expect((await west.api.verifications.counts.query({ filter })).all.n).toBe(0)
      expect(await listed(east, { filter })).toEqual([ids.east])
    }
    expect(await listed(west, { filter: { q: 'maria' } })).toEqual([ids.west])
  })

  it('counts what is theirs, with and without a search', async () => {
    for (const filter of [{}, { q: 'maria' }]) {
      const counts = await west.api.verifications.counts.query({ filter })
      expect([counts.all.n, counts.waiting.n, counts.mine.n]).toEqual([1, 1, 1])
    }
    expect((await compliance.api.verifications.counts.query({ filter: { q: 'maria' } })).all.n).toBe(3)
  })

  it('answers every procedure that takes a verification’s id as if there were none', async () => {
    const told: Record<string, unknown> = {}
    const known = { userId: west.userId, profileId }
    const unknown = goodInputs({ ...known, verificationId: 'ver_0' })
    for (const { path, permission } of everyProcedure) {
      const input = goodInputs({ ...known, verificationId: ids.east })[path]
      if (!input || !taken(path, input)) continue
      const [theirs, nobodys] = [await refusal(west, path, input), await refusal(west, path, unknown[path])]
      told[path] = theirs
      expect(theirs, path).toEqual(nobodys)
      // What operators may not do at all; what acts on many answers for each.
      const words = can('operator', permission as Permission) ? /NOT_FOUND|no such verification|notFound/ : /FORBIDDEN/
      expect(JSON.stringify(theirs), path).toMatch(words)
    }
    expect(Object.keys(told).length).toBeGreaterThanOrEqual(10)
    expect((await east.api.verifications.get.query({ id: ids.east })).events).toHaveLength(1)
  })

  /** An id of a verification is asked about, not merely where a page begins. */
  function taken(path: string, input: Record<string, unknown>): boolean {
    const { cursor: _, ...rest } = input
    return path !== 'verifications.create' && JSON.stringify(rest).includes(ids.east)
  }

  async function refusal(who: SignedIn, path: string, input: unknown): Promise<unknown> {
    const type = everyProcedure.find((each) => each.path === path)?.type === 'query' ? 'query' : 'mutate'
    const [room = '', name = ''] = path.split('.')
    const procedures = who.api as unknown as Record<string, Record<string, Record<string, (input: unknown) => unknown>>>
    try {
      const answer = await procedures[room]?.[name]?.[type]?.(input)
      return { answer: JSON.stringify(answer).replaceAll(ids.east, 'ver_0') }
    } catch (error) {
      if (!(error instanceof TRPCClientError)) throw error
      return { message: error.message, code: (error as TRPCClientError<AppRouter>).data?.code }
    }
  }

  it('shows no message of another unit, and lets nobody act on one by its id', async () => {
    const made = await create(east, { send: { channels: ['email'] } })
    const id = made.messages[0]?.id ?? ''
    const newest = async ({ api }: SignedIn) => (await api.messages.recent.query({ limit: 1 })).items[0]?.id
    expect(await newest(east)).toBe(id)
    expect(await newest(compliance)).toBe(id)
    expect(await newest(west)).toBeUndefined()
    for (const path of ['messages.show', 'messages.takeBack', 'messages.retry']) {
      const theirs = await refusal(west, path, { id })
      expect(theirs, path).toMatchObject({ code: 'NOT_FOUND' })
      expect(theirs, path).toEqual(await refusal(west, path, { id: 'msg_0' }))
    }
    await admin.api.verifications.update.mutate({ id: made.id, unit: WEST })
    expect(await newest(west)).toBe(id)
    expect(await newest(east)).toBeUndefined()
    await admin.api.verifications.cancel.mutate({ id: made.id, reason: 'duplicate' })
  })

  it('says nothing of another unit’s verifications of the same person', async () => {
    const made = await create(west, { reference: 'R-9' })
    expect(made.warnings).toEqual([{ kind: 'sameEmail', verificationId: ids.west }])
    const same = await west.api.verifications.findSame.query({ email: 'maria@example.com', reference: 'R-9' })
    expect(same.items.map(({ id }) => id).sort()).toEqual([ids.west, made.id].sort())
    await west.api.verifications.cancel.mutate({ id: made.id, reason: 'duplicate' })
    const followed = create(east, { followsId: made.id })
    await expect(followed).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } })
    const { id } = await create(admin, { followsId: made.id, unit: EAST })
    const seen = await east.api.verifications.get.query({ id })
    expect(seen.follows).toBeNull()
    expect(JSON.stringify(seen)).not.toContain(made.id)
    expect((await west.api.verifications.get.query({ id: made.id })).followedBy).toEqual([])
    await admin.api.verifications.cancel.mutate({ id, reason: 'duplicate' })
  })

  it('lets an operator make and move nothing into another unit', async () => {
    const refused = { data: { code: 'BAD_REQUEST', field: 'unit' } }
    await expect(create(west, { unit: EAST })).rejects.toMatchObject(refused)
    await expect(west.api.verifications.update.mutate({ id: ids.west, unit: EAST })).rejects.toMatchObject(refused)
    await expect(west.api.verifications.update.mutate({ id: ids.west, unit: null })).rejects.toMatchObject(refused)
  })

  it('moves with a person and with a verification, and repeats no answer about what is out of sight', async () => {
    const mover = await join(server, admin, 'operator', EAST)
    const input = { idempotencyKey: 'k-1', customer: { name: 'Ann Lee' } }
    const { id } = await create(mover, input)
    expect((await create(mover, input)).id).toBe(id)
    await admin.api.team.setUnit.mutate({ userId: mover.userId, unit: WEST })
    expect(await listed(mover)).not.toContain(id)
    await expect(create(mover, input)).rejects.toMatchObject({ data: { code: 'CONFLICT' } })
    await admin.api.verifications.update.mutate({ id, unit: WEST })
    expect(await listed(mover)).toContain(id)
    expect((await create(mover, input)).id).toBe(id)
    await admin.api.verifications.update.mutate({ id, unit: null })
    expect(await listed(nowhere)).toContain(id)
  })

  const stateOf = async (id: string) => (await server.ports.db.client.import.findUniqueOrThrow({ where: { id } })).state
  /** On SQLite the server's own worker takes its part. */
  const until = (id: string, state: string) =>
    expect
      .poll(async () => {
        await stepImports({ ...server.ports, actor: { kind: 'worker' } })
        return stateOf(id)
      })
      .toBe(state)
  const checked = async (person: SignedIn, text: string) => {
    const { id, columns } = await importOf(await dropFile({ origin: server.origin, cookie: person.cookie }, text))
    const choices = { profileId }
    await person.api.imports.choose.mutate({ id, columns: columns.map(({ field }) => field), header: true, choices })
    await until(id, 'checked')
    return person.api.imports.get.query({ id })
  }
  const makeAll = async (person: SignedIn, id: string) => {
    await person.api.imports.start.mutate({ id })
    await until(id, 'done')
    return (await person.api.imports.rows.query({ id, state: 'made' })).items
  }
  const cancelAll = async (rows: { verificationId: string | null }[]) => {
    for (const { verificationId } of rows) {
      await admin.api.verifications.cancel.mutate({ id: verificationId ?? '', reason: 'duplicate' })
    }
  }

  it('knows a row of an import again that anybody made for the same unit, and in no other', async () => {
    const text = 'name,email\nIma Port,ima@port.example\n'
    const { id } = await checked(east, text)
    const made = await makeAll(east, id)
    const forUnit = (unit: string) => `name,email,unit\nIma Port,ima@port.example,${unit}\n`
    expect((await checked(compliance, text)).counts).toMatchObject({ already: 1 })
    expect((await checked(admin, forUnit(EAST))).counts).toMatchObject({ already: 1 })
    expect((await checked(admin, forUnit(WEST))).counts).toMatchObject({ already: 0, doubtful: 1 })
    expect((await checked(west, text)).counts).toMatchObject({ already: 0, good: 1 })
    await ownUnitOnly(false)
    expect((await checked(east, text)).counts).toMatchObject({ already: 1 })
    await ownUnitOnly(true)
    await cancelAll(made)
  })

  it('knows a row again, in its own unit alone, that was made before units were kept apart', async () => {
    await ownUnitOnly(false)
    const text = 'name,email\nOpen Port,open@port.example\n'
    const late = await checked(west, text)
    const made = await makeAll(east, (await checked(east, text)).id)
    const known = await checked(west, text)
    await ownUnitOnly(true)
    expect((await checked(east, text)).counts).toMatchObject({ already: 1 })
    expect((await checked(west, text)).counts).toMatchObject({ already: 0, good: 1 })
    const [row] = (await west.api.imports.rows.query({ id: known.id, state: 'already' })).items
    expect(row?.notes).toEqual([{ field: null, note: 'alreadyMade' }])
    const madeLate = await makeAll(west, late.id)
    expect(madeLate).toHaveLength(1)
    await cancelAll([...made, ...madeLate])
  })

  it('is told to each stream for its own unit', async () => {
    const heard = {
      east: await listen(server, east),
      west: await listen(server, west),
      admin: await listen(server, admin),
    }
    let changes = 0
    const heardBy = async (who: keyof typeof heard) => {
      for (const id of [ids.east, ids.west]) {
        await admin.api.verifications.update.mutate({ id, reference: `R-${++changes}` })
      }
      return [...heard[who]].sort()
    }
    // A stream has answered before it hears, so there are changes until it does.
    await expect.poll(() => heardBy('admin')).toEqual([ids.east, ids.west].sort())
    await expect.poll(() => heardBy('west')).toEqual([ids.west])
    await expect.poll(() => heardBy('east')).toEqual([ids.east])
  })

  it('shows everything again to everybody once it is switched off', async () => {
    await ownUnitOnly(false)
    expect(await listed(west)).toEqual(expect.arrayContaining([ids.east, ids.west, ids.nowhere]))
    expect((await west.api.verifications.get.query({ id: ids.east })).id).toBe(ids.east)
    expect((await create(west, { unit: EAST, reference: 'R-10' })).warnings.length).toBeGreaterThan(0)
    await ownUnitOnly(true)
  })
})

/** The ids of verifications that a stream tells of, as they come. */
async function listen({ origin }: TestServer, { cookie }: SignedIn): Promise<Set<string>> {
  const leaving = new AbortController()
  const { signal } = leaving
  const { body } = await fetch(`${origin}/api/trpc/verifications.changes`, { headers: { cookie }, signal })
  const heard = new Set<string>()
  const reading = (async () => {
    for await (const chunk of body ?? []) {
      for (const [, id = ''] of Buffer.from(chunk)
        .toString()
        .matchAll(/"id":"(ver_[^"]+)"/g))
        heard.add(id)
    }
  })()
  onTestFinished(async () => {
    leaving.abort()
    await reading.catch((error) => expect(error).toMatchObject({ name: 'AbortError' }))
  })
  return heard
}
