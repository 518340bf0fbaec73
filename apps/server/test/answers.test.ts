import { engines } from '@ekyc/db/testing'
import { cardFieldLabel, cardTypes, codeOf, configDefaults } from '@ekyc/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startForeignTencent } from './foreign-tencent.ts'
import { finishH5, phone, tokenOf } from './phone.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

type Config = Parameters<SignedIn['api']['profiles']['create']['mutate']>[0]['config']

/** A verification of a profile of its own, started on a phone. */
async function begin(admin: SignedIn, config: Config) {
  const { items } = await admin.api.profiles.list.query()
  const { linkHours, sessionLimit, reviewRule, handling } = items[0] ?? expect.fail('no profile')
  const name = `profile ${Math.random()}`
  const profile = await admin.api.profiles.create.mutate({
    name,
    config,
    linkHours,
    sessionLimit,
    reviewRule,
    handling: { ...handling },
  })
  const { id, link } = await admin.api.verifications.create.mutate({
    customer: { name: 'Maria Santos' },
    profileId: profile.id,
  })
  const h5 = (await phone.press(`${link.url}/start`)).headers.get('location') ?? ''
  return { id, h5 }
}

const look = (who: SignedIn, verificationId: string) =>
  who.api.evidence.look.mutate({ verificationId, reason: 'to see what was kept' })

describe('a card of each kind, read by the sandbox', () => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer()
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  it.each(cardTypes)('shows every field with a label and every picture by its side: %s', async (IDCardType) => {
    const begun = await Promise.all(
      ([1, 4] as const).map((CheckMode) =>
        begin(admin, { ...{ CheckMode, IDCardType, IdCardCutReturn: true }, AutoDowngrade: 2 }),
      ),
    )
    for (const { h5 } of begun) await finishH5(h5, 0)
    server.moveClock(10_000)
    await server.rescue()
    const looks = await Promise.all(begun.map(({ id }) => look(admin, id)))
    const passport = IDCardType === 'InternationalIDPassport'
    for (const { cards, items } of looks) {
      expect(cards).toMatchObject([{ type: IDCardType, isPass: true, warnings: [], text: null }])
      const fields = Object.entries(cards[0]?.fields ?? {})
      expect(fields.length).toBeGreaterThanOrEqual(3)
      for (const [path] of fields) expect(cardFieldLabel(path, IDCardType, 'zh-CN')).toMatch(/\p{Script=Han}/u)
      const sides = items.flatMap(({ part }) => part?.side ?? [])
      expect(sides).toEqual(passport ? ['card', 'cut', 'head'] : ['card', 'back', 'cut', 'backCut', 'head'])
    }
    // What CheckMode 4 says in JSON is read into the same fields.
    const [normal, original] = looks.map(({ cards }) => Object.keys(cards[0]?.fields ?? {}))
    expect(original).toEqual(normal)
  })

  it('says what the document is warned of to everybody, and what was read to nobody without a reason', async () => {
    const { id, h5 } = await begin(admin, { CheckMode: 4, IDCardType: 'HKIDCard', AutoDowngrade: 2 })
    await finishH5(h5, 0, { warnings: '-9102' })
    server.moveClock(10_000)
    await server.rescue()
    const operator = await join(server, admin, 'operator')
    const seen = await operator.api.verifications.get.query({ id })
    expect(seen.sessions).toMatchObject([{ cards: [{ type: 'HKIDCard', isPass: true, warnings: [-9102] }] }])
    expect(JSON.stringify(seen)).not.toMatch(/CHAN, /)
    await expect(look(operator, id)).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } })
  })
})

describe.each(engines)('an answer of another shape on %s', (engine) => {
  let tencent: Awaited<ReturnType<typeof startForeignTencent>>
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    tencent = await startForeignTencent()
    server = await startTestServer({ engine, env: tencent.env })
    admin = await server.signIn()
  })
  afterAll(async () => {
    await server.close()
    tencent.close()
  })

  async function settled(answer: Record<string, unknown>) {
    const { id } = await begin(admin, { CheckMode: 1, IDCardType: 'HKIDCard', AutoDowngrade: 2 })
    tencent.answer(answer)
    server.moveClock(10_000)
    await server.rescue()
    return { id, seen: await admin.api.verifications.get.query({ id }) }
  }

  it('keeps 100 files that nobody has heard of, under names that no key could have, byte by byte', async () => {
    const bytesOf = (index: number) => Buffer.from(`file ${index} of a field of tomorrow`)
    const odd = [
      '../../etc/passwdBase64',
      'a\0b\ud800Base64',
      `${'長'.repeat(300)}Base64`,
      '__proto__Base64',
      ' Base64',
    ]
    const names = [...odd, ...Array.from({ length: 95 }, (_, index) => `New${index}Base64`)]
    const files = Object.fromEntries(names.map((name, index) => [name, bytesOf(index).toString('base64')]))
    const { id, seen } = await settled({ ErrorCode: 0, Future: [{ ...files }] })
    expect(seen.outcome).toBe('passed')
    const { items } = await look(admin, id)
    expect(items.map(({ kind }) => kind)).toEqual(items.map(() => 'other'))
    expect(items.map(({ name }) => name)).toContain('Future[0].New94Base64')
    const cookie = { cookie: admin.cookie }
    const kept = await Promise.all(
      items.map(async (item) => {
        const answer = await fetch(`${server.origin}/api/evidence/${item.id}`, { headers: cookie })
        return Buffer.from(await answer.arrayBuffer()).toString()
      }),
    )
    expect(kept.sort()).toEqual(names.map((_, index) => bytesOf(index).toString()).sort())
  })

  it('settles a result whose fields have one path or an impossible instant, and shows all of it', async () => {
    const fields = ['A', 'B', 'C', 'D'].map((text) => Buffer.from(text).toString('base64'))
    const { id, seen } = await settled({
      ErrorCode: 0,
      VerificationDetailList: [{ ErrorCode: 0, ReqTimestamp: Date.UTC(10_000) }],
      OCRResult: [{ CardImageBase64: fields[0] }],
      'OCRResult[0].CardImageBase64': fields[1],
      Future: { NewBase64: fields[2] },
      'Future.NewBase64': fields[3],
    })
    expect(seen).toMatchObject({ outcome: 'passed', sessions: [{ state: 'passed', attempts: [{ at: null }] }] })
    const { items } = await look(admin, id)
    const kept = await Promise.all(
      items.map(async (item) => {
        const cookie = admin.cookie
        return (await fetch(`${server.origin}/api/evidence/${item.id}`, { headers: { cookie } })).text()
      }),
    )
    expect(kept.sort()).toEqual(['A', 'B', 'C', 'D'])
  })

  it('offers what is neither picture nor video as a download only, whatever it says of itself', async () => {
    const page = '<html><script>alert(1)</script>'
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const film = Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom')])
    const { id } = await settled({
      ErrorCode: 0,
      BestFrameBase64: `data:text/html;base64,${Buffer.from(page).toString('base64')}`,
      VideoBase64: film.toString('base64'),
      OCRResult: [{ CardImageBase64: page, HeadImageBase64: Buffer.from(drawing).toString('base64') }],
    })
    const { items } = await look(admin, id)
    const shown = await Promise.all(
      items.map(async ({ id: file, kind, part }) => {
        const { headers } = await fetch(`${server.origin}/api/evidence/${file}`, { headers: { cookie: admin.cookie } })
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        return [part?.side ?? kind, headers.get('content-type'), headers.get('content-disposition')]
      }),
    )
    const download = ['application/octet-stream', 'attachment']
    expect(shown).toEqual([
      ['bestFrame', ...download],
      ['video', 'video/mp4', 'inline'],
      ['card', ...download],
      ['head', ...download],
    ])
  })

  it('is shown whole: old and new names, an address of parts, a text that is no JSON, tags and warnings', async () => {
    const { id, seen } = await settled({
      ErrorCode: 1005,
      VerificationDetailList: [{ ErrorCode: 1005, LivenessErrorCode: 1005, LivenessInfoTag: ['03', '77'] }],
      OCRResult: [
        {
          IsPass: false,
          CardInfo: { GeneralCard: { Sex: 'F', CnName: '陳' } },
          NormalCardInfo: { GeneralCard: { Sex: 'F', Address: { City: 'SINGAPORE' } } },
          WarnCardInfos: [9102, -9108],
        },
        { OriginalCardInfo: 'NAME CHAN\nSEX F' },
      ],
    })
    expect(seen.sessions).toMatchObject([
      {
        attempts: [{ livenessTags: ['03', '77'] }],
        cards: [
          { type: 'GeneralCard', isPass: false, warnings: [9102, -9108] },
          { type: null, isPass: null, warnings: [] },
        ],
      },
    ])
    const { cards } = await look(admin, id)
    expect(cards).toMatchObject([
      { fields: { Sex: 'F', 'Address.City': 'SINGAPORE', 'CardInfo.CnName': '陳' }, text: null },
      { fields: {}, text: 'NAME CHAN\nSEX F' },
    ])
  })

  it('that says 17 is polled on, the case says so, and the timeline is not filled', async () => {
    const { id, seen } = await settled({ ErrorCode: '17', ErrorMsg: 'process not finished' })
    expect(seen).toMatchObject({ outcome: null, sessions: [{ state: 'open', pendingCode: 17, lookProblem: null }] })
    const before = seen.events.length
    server.moveClock(60_000)
    await server.rescue()
    const later = await admin.api.verifications.get.query({ id })
    expect(later.events).toHaveLength(before)
    tencent.answer({ ErrorCode: null })
    server.moveClock(60_000)
    await server.rescue()
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ sessions: [{ pendingCode: null }] })
    tencent.answer({ ErrorCode: 0 })
    server.moveClock(60_000)
    await server.rescue()
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ outcome: 'passed' })
  })

  it('settled by an older version shows what today’s rules read of it', async () => {
    const answer = { ErrorCode: 0, OCRResult: [{ OriginalCardInfo: '{"HKIDCard":{"FullName":"CHAN"}}' }] }
    const { id } = await settled(answer)
    const { client } = server.ports.db
    const row = await client.evidence.findFirstOrThrow({ where: { verificationId: id, kind: 'rawResult' } })
    const { dataKey } = await client.verification.findUniqueOrThrow({ where: { id } })
    const old = { answer, cards: [{ type: null, isPass: null, fields: {}, warnings: [] }] }
    const sealedRaw = server.ports.keyring.open(dataKey, id).seal(JSON.stringify(old), `raw:${row.sessionId}`)
    await client.session.updateMany({ where: { verificationId: id }, data: { cards: null, sealedRaw } })
    await client.evidence.update({ where: { id: row.id }, data: { kind: 'cardImage', name: '1-backCut' } })
    const { cards, items } = await look(admin, id)
    expect(cards).toMatchObject([{ type: 'HKIDCard', fields: { FullName: 'CHAN' } }])
    expect(items).toMatchObject([{ part: { card: 1, side: 'backCut' } }])
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ sessions: [{ cards: [] }] })
  })
})

describe('the version of the service', () => {
  it('is sent to Tencent only where a profile sets it', async () => {
    const server = await startTestServer()
    try {
      const admin = await server.signIn()
      const configOf = async (config: Config) => {
        const { h5 } = await begin(admin, config)
        return server.sandbox?.control.state.sessions[tokenOf(h5)]?.config
      }
      expect(configDefaults.Version).toBe('BASIC')
      expect(await configOf({ CheckMode: 3 })).not.toHaveProperty('Version')
      expect(await configOf({ CheckMode: 3, Version: 'PLUS' })).toMatchObject({ Version: 'PLUS' })
      expect(await configOf({ CheckMode: 3, Version: 'BASIC' })).toMatchObject({ Version: 'BASIC' })
      expect(codeOf(2012).billed).toBe('no')
    } finally {
      await server.close()
    }
  })
})
