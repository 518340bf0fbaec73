import { startSession } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { handlingSchema, standardSettings } from '@ekyc/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phone } from './phone.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const faceOnly = { ...standardSettings, config: { ...standardSettings.config, CheckMode: 3 as const } }
const customer = { name: 'Maria Santos' }

describe.each(engines)('profiles on %s', (engine) => {
  let server: TestServer
  let ann: SignedIn
  let ben: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    ann = await server.signIn()
    ben = await join(server, ann, 'admin')
  })
  afterAll(() => server.close())

  let made = 0
  const newProfile = (settings: Partial<typeof faceOnly> = {}) =>
    ann.api.profiles.create.mutate({ ...faceOnly, ...settings, name: `Profile ${++made}` })
  const handled = (handling: object) => ({ ...faceOnly, handling: handlingSchema.parse(handling) })
  const get = (id: string) => ann.api.profiles.get.query({ id })
  const defaults = async () =>
    (await server.ports.db.client.profile.findMany({ where: { isDefault: true } })).map(({ id }) => id)
  const told = async (profileId: string) => {
    const rows = await server.ports.db.client.event.findMany({
      where: { kind: { startsWith: 'profile' }, facts: { contains: profileId } },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ kind, facts }) => ({ kind, ...JSON.parse(facts) }))
  }

  it('keep every save as a version, with who, when and the fields that changed', async () => {
    const { id } = await newProfile()
    const renamed = { id, baseVersion: 1, ...faceOnly, name: `Branch ${id}`, linkHours: 24 }
    expect(await ben.api.profiles.save.mutate(renamed)).toEqual({ id, version: 2 })
    const config = { ...faceOnly.config, SecurityLevel: 5, ActionList: 'blink' } as const
    await ann.api.profiles.save.mutate({ ...faceOnly, linkHours: 24, id, baseVersion: 2, config })

    const { items } = await ann.api.profiles.versions.query({ id })
    expect(items.map(({ version, by, changed }) => [version, by?.id, changed])).toEqual([
      [3, (await ann.api.team.me.query()).id, ['SecurityLevel', 'ActionList']],
      [2, (await ben.api.team.me.query()).id, ['name', 'linkHours']],
      [1, (await ann.api.team.me.query()).id, []],
    ])
    expect(await ann.api.profiles.version.query({ id, version: 1 })).toEqual({
      version: 1,
      name: `Profile ${made}`,
      ...faceOnly,
    })
    expect(await get(id)).toMatchObject({ version: 3, name: `Branch ${id}`, securityLevel: 5, linkHours: 24 })
    expect(await told(id)).toEqual([
      { kind: 'profileCreated', profileId: id, version: 1 },
      { kind: 'profileSaved', profileId: id, version: 2, fields: ['name', 'linkHours'] },
      { kind: 'profileSaved', profileId: id, version: 3, fields: ['SecurityLevel', 'ActionList'] },
    ])
    const page = await ann.api.profiles.versions.query({ id, limit: 2 })
    expect(page).toMatchObject({ items: [{ version: 3 }, { version: 2 }], nextCursor: 2 })
    expect(page.items[1]?.changed).toEqual(['name', 'linkHours'])
    expect(await ann.api.profiles.versions.query({ id, cursor: 2, limit: 2 })).toMatchObject({
      items: [{ version: 1 }],
      nextCursor: null,
    })
  })

  it('make no version of a save that changes nothing', async () => {
    const { id } = await newProfile()
    expect(await ann.api.profiles.save.mutate({ id, baseVersion: 1, ...faceOnly })).toEqual({ id, version: 1 })
    expect((await told(id)).map(({ kind }) => kind)).toEqual(['profileCreated'])
  })

  it('take one of two changes made from the same version, and tell the other who was faster', async () => {
    const { id } = await newProfile()
    const both = await Promise.allSettled(
      [ann, ben].map(({ api }, index) =>
        api.profiles.save.mutate({ id, baseVersion: 1, ...faceOnly, linkHours: 10 + index }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [newest] = (await ann.api.profiles.versions.query({ id })).items
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        message: expect.stringContaining(`${newest?.by?.name} saved version 2 at ${newest?.at}`),
        data: { code: 'CONFLICT', reason: 'changedMeanwhile' },
      },
    })
    expect((await ann.api.profiles.versions.query({ id })).items).toHaveLength(2)
  })

  it('refuse what a guardrail calls an error, and tell what it warns of', async () => {
    const config = { ...faceOnly.config, ActionList: 'blink' }
    await expect(newProfile({ config })).rejects.toMatchObject({
      message: expect.stringContaining('ActionList: Movements require security level 2, 4 or 5'),
      data: { code: 'BAD_REQUEST', reason: 'guardrail', field: 'ActionList' },
    })
    const { id } = await newProfile({ linkHours: 1000 })
    await expect(ann.api.profiles.save.mutate({ ...faceOnly, id, baseVersion: 1, config })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    })
    const { findings, version } = await get(id)
    expect(version).toBe(1)
    expect(findings).toContainEqual({
      level: 'warning',
      field: 'linkHours',
      id: 'longLink',
      values: {},
      message: expect.stringContaining('30 days'),
    })
  })

  it('have names of their own, also against one that arrives at the same moment', async () => {
    const { id } = await newProfile()
    const copies = await Promise.allSettled(
      [ann, ben].map(({ api }) => api.profiles.duplicate.mutate({ id, name: `Copy of ${id}` })),
    )
    expect(copies.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(copies.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { data: { code: 'CONFLICT', reason: 'nameTaken', field: 'name' } },
    })
    await expect(
      ann.api.profiles.save.mutate({ id, baseVersion: 1, ...faceOnly, name: `Copy of ${id}` }),
    ).rejects.toMatchObject({ data: { reason: 'nameTaken' } })
  })

  it('duplicate everything but the name', async () => {
    const { id } = await newProfile(handled({ ruleId: '7', reason: 'To open your account' }))
    const copy = await ben.api.profiles.duplicate.mutate({ id, name: `Twin of ${id}` })
    const { name: _, ...original } = await ann.api.profiles.version.query({ id, version: 1 })
    expect(await ann.api.profiles.version.query({ id: copy.id, version: 1 })).toEqual({
      ...original,
      name: `Twin of ${id}`,
    })
  })

  it('have exactly one default at every moment, whoever sets and archives at once', async () => {
    const [first] = await defaults()
    const ids = (await Promise.all([newProfile(), newProfile(), newProfile()])).map(({ id }) => id)
    await Promise.allSettled([
      ...ids.map((id) => ann.api.profiles.setDefault.mutate({ id })),
      ...ids.map((id) => ben.api.profiles.archive.mutate({ id })),
      ...ids.map((id) => ben.api.profiles.setDefault.mutate({ id })),
    ])
    const [now, ...others] = await defaults()
    expect(others).toEqual([])
    const chosen = await get(now ?? '')
    expect(chosen.archivedAt).toBeNull()
    await expect(ann.api.profiles.archive.mutate({ id: chosen.id })).rejects.toMatchObject({
      data: { code: 'CONFLICT', reason: 'isDefault' },
    })
    expect((await ann.api.profiles.list.query()).items[0]?.id).toBe(chosen.id)
    await ann.api.profiles.setDefault.mutate({ id: first ?? '' })
    expect(await defaults()).toEqual([first])
    expect((await told(first ?? '')).at(-1)?.kind).toBe('profileMadeDefault')
  })

  it('are chosen no more once archived, while their verifications go on', async () => {
    const { id } = await newProfile()
    const { id: verificationId, link } = await ann.api.verifications.create.mutate({ customer, profileId: id })
    await ann.api.profiles.archive.mutate({ id })

    await expect(ann.api.verifications.create.mutate({ customer, profileId: id })).rejects.toMatchObject({
      message: expect.stringContaining('is archived'),
      data: { code: 'BAD_REQUEST', field: 'profileId', reason: 'profileArchived' },
    })
    const archived = { data: { code: 'CONFLICT', reason: 'profileArchived' } }
    await expect(ann.api.profiles.save.mutate({ id, baseVersion: 1, ...faceOnly, linkHours: 5 })).rejects.toMatchObject(
      archived,
    )
    await expect(ann.api.profiles.setDefault.mutate({ id })).rejects.toMatchObject(archived)
    expect((await phone.press(`${link.url}/start`)).status).toBe(303)
    expect((await ann.api.verifications.get.query({ id: verificationId })).profile.id).toBe(id)

    const ids = async (input?: { archived: boolean }) =>
      (await ann.api.profiles.list.query(input)).items.map((profile) => profile.id)
    expect(await ids()).not.toContain(id)
    expect(await ids({ archived: true })).toContain(id)
    await ann.api.profiles.restore.mutate({ id })
    await ann.api.verifications.create.mutate({ customer, profileId: id })
    expect((await told(id)).map(({ kind }) => kind)).toEqual(['profileCreated', 'profileArchived', 'profileRestored'])
  })

  it('stay for a verification what they were when it was made', async () => {
    const { id } = await newProfile(handled({ reason: 'To open your account' }))
    const { id: verificationId, link } = await ann.api.verifications.create.mutate({ customer, profileId: id })
    await ann.api.profiles.save.mutate({
      id,
      baseVersion: 1,
      ...handled({ reason: 'To raise your limit' }),
      sessionLimit: 1,
    })
    const { profile } = await ann.api.verifications.get.query({ id: verificationId })
    expect(profile).toMatchObject({ id, version: 1, sessionLimit: 3 })
    expect(await (await phone.open(link.url)).text()).toContain('To open your account')
    const next = await ann.api.verifications.create.mutate({ customer, profileId: id })
    expect(await (await phone.open(next.link.url)).text()).toContain('To raise your limit')
  })

  it('hand Tencent the business process of the pinned version, and nothing where none is named', async () => {
    const sent: (string | undefined)[] = []
    const ekyc: typeof server.ports.ekyc = {
      ...server.ports.ekyc,
      apply(request) {
        sent.push(request.ruleId)
        return server.ports.ekyc.apply(request)
      },
    }
    for (const handling of [{ ruleId: '7' }, {}]) {
      const { id: profileId } = await newProfile(handled(handling))
      const { id, link } = await ann.api.verifications.create.mutate({ customer, profileId })
      const code = link.url.split('/').at(-1) ?? ''
      await startSession(
        { ...server.ports, ekyc, actor: { kind: 'customer', verificationId: id } },
        { code, consent: { locale: 'en', version: '1' } },
      )
    }
    expect(sent).toEqual(['7', undefined])
  })

  it('limit the languages that can be chosen for a customer, and show a draft before it is saved', async () => {
    const { id: profileId } = await newProfile(handled({ locales: ['th', 'en'] }))
    await expect(ann.api.verifications.create.mutate({ customer, profileId, locale: 'id' })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', field: 'locale' },
    })
    const { id } = await ann.api.verifications.create.mutate({ customer, profileId, locale: 'th' })

    // What the merchant no longer offers is not chosen anew; who has it keeps it.
    const { savedAt: base } = await ann.api.settings.languages.query()
    await ann.api.settings.saveLanguages.mutate({ base, value: { offered: ['en', 'id'], fallback: 'en' } })
    const refused = { data: { code: 'BAD_REQUEST', field: 'locale' } }
    await expect(ann.api.verifications.create.mutate({ customer, profileId, locale: 'th' })).rejects.toMatchObject(
      refused,
    )
    await ann.api.verifications.update.mutate({ id, locale: 'th' })
    await ann.api.verifications.update.mutate({ id, locale: 'en' })
    for (const locale of ['th', 'id'] as const)
      await expect(ann.api.verifications.update.mutate({ id, locale })).rejects.toMatchObject(refused)
    await ann.api.verifications.update.mutate({ id, locale: null })

    const { reviewRule: _, ...draft } = handled({ reason: 'To open your savings account' })
    const { html } = await ann.api.profiles.preview.query({ ...draft, locale: 'en' })
    expect(html).toContain('To open your savings account')
  })
})
