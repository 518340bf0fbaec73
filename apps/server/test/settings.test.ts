import { engines } from '@ekyc/db/testing'
import { locales, standardReviewRule } from '@ekyc/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phone } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

describe.each(engines)('the settings on %s', (engine) => {
  let server: TestServer
  let ann: SignedIn
  let ben: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    ann = await server.signIn()
    ben = await join(server, ann, 'admin')
  })
  afterAll(() => server.close())

  const lastChange = async () => {
    const event = await server.ports.db.client.event.findFirstOrThrow({
      where: { kind: 'settingsChanged' },
      orderBy: { id: 'desc' },
    })
    return { by: event.actorId, facts: JSON.parse(event.facts) }
  }

  it('stand as the product ships them until somebody saves them', async () => {
    const never = { savedAt: null, savedBy: null }
    expect(await ann.api.settings.merchant.query()).toEqual({ value: null, ...never })
    expect(await ann.api.settings.languages.query()).toEqual({
      value: { offered: [...locales], fallback: 'en' },
      ...never,
    })
    expect(await ann.api.settings.holidays.query()).toEqual({ value: { days: [] }, ...never })
    expect(await ann.api.settings.access.query()).toEqual({ value: { ownUnitOnly: false }, ...never })
    expect(await ann.api.settings.smsTemplates.query()).toEqual({ value: { templates: [] }, ...never })
  })

  it('draw no new logo for people who may not save it', async () => {
    const { api } = await join(server, ann, 'operator')
    const logo = `data:image/svg+xml;base64,${Buffer.from(`<svg >no drawing${' '.repeat(5000)}`).toString('base64')}`
    const preview = { merchant: { name: 'Larkfield Bank', logo }, locale: 'en' } as const
    expect((await api.settings.previewBrand.mutate(preview)).html).toContain(logo)
    await expect(ann.api.settings.previewBrand.mutate(preview)).rejects.toThrow('damaged')
  })

  it('of a country whose banks send no links change the built-in profiles, until there are verifications', async () => {
    const save = async (value: object) => {
      const { savedAt: base } = await ann.api.settings.merchant.query()
      await ann.api.settings.saveMerchant.mutate({ base, value: { name: 'Larkfield Bank', ...value } })
    }
    const profiles = async () => {
      const { items } = await ann.api.profiles.list.query()
      return items.map(({ version, handling: { channels }, findings }) => {
        const linkFindings = findings.filter(({ id }) => id.startsWith('link'))
        return `${version} ${channels.email} ${channels.sms} ${linkFindings.length}`
      })
    }
    await save({})
    expect(await profiles()).toEqual(Array(3).fill('1 link link 0'))
    await save({ country: 'TH' })
    expect(await profiles()).toEqual(Array(3).fill('2 noLink noLink 0'))
    const { id } = await ann.api.profiles.create.mutate({
      name: 'Branches',
      ...{ config: { CheckMode: 3 }, linkHours: 24, sessionLimit: 3, reviewRule: standardReviewRule },
      handling: { channels: { email: 'off' } },
    })
    const { channels } = (await ann.api.profiles.get.query({ id })).handling
    expect(channels).toMatchObject({ email: 'off', sms: 'noLink' })
    await ann.api.profiles.archive.mutate({ id })

    await server.ports.db.client.profileVersion.deleteMany({ where: { version: 2 } })
    await createWithPhoto(server, ann)
    await save({ country: 'SG' })
    expect(await profiles()).toEqual(Array(3).fill('1 link link 2'))
  })

  it('hold texts in each language, and give back one string as one string', async () => {
    const { link } = await createWithPhoto(server, ann)
    const { savedAt: base } = await ann.api.settings.merchant.query()
    const value = {
      name: { en: 'Larkfield Bank', 'zh-CN': '云雀银行' },
      why: { en: 'To open your account', th: 'เพื่อเปิดบัญชี' },
      contactPhone: '+65 6555 0199',
      contactHours: 'Monday to Friday',
      retention: 90,
    }
    const saved = await ann.api.settings.saveMerchant.mutate({ base, value })
    expect(saved.value).toMatchObject(value)
    const page = async (language: string) => (await phone.open(`${link.url}?lang=${language}`)).text()
    const [thai, chinese] = await Promise.all([page('th'), page('zh-CN')])
    expect(thai).toContain('<dd>เพื่อเปิดบัญชี</dd>')
    expect(thai).toContain('<span lang="en">Monday to Friday</span>')
    expect(thai).toContain('90\u00a0วัน')
    expect(chinese).toContain('<dd lang="en">To open your account</dd>')
    expect(chinese).toContain('云雀银行')
    expect((await ann.api.system.info.query()).merchant?.name).toBe('Larkfield Bank')
    const refused = ann.api.settings.saveMerchant.mutate({ base: saved.savedAt, value: { ...value, why: {} } })
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('Enter the text in at least one language.'),
      data: { code: 'BAD_REQUEST', field: 'value.why' },
    })
  })

  it('are saved with who and when, and the audit log names the fields', async () => {
    const { savedAt: base } = await ann.api.settings.merchant.query()
    const first = await ann.api.settings.saveMerchant.mutate({ base, value: { name: 'Larkfield Bank' } })
    expect(first.value).toMatchObject({ name: 'Larkfield Bank', timeZone: 'UTC' })
    expect(first.savedBy).toBe('admin')
    const second = await ann.api.settings.saveMerchant.mutate({
      base: first.savedAt,
      value: { name: 'Larkfield Bank', timeZone: 'Asia/Singapore' },
    })
    expect(await lastChange()).toEqual({
      by: (await ann.api.team.me.query()).id,
      facts: { setting: 'merchant', fields: ['timeZone'] },
    })
    expect(await ben.api.settings.merchant.query()).toEqual(second)
  })

  it('reach the slots of the customer’s page, and a missing one removes its row', async () => {
    const { link } = await createWithPhoto(server, ann)
    const save = async (value: object) => {
      const { savedAt: base } = await ann.api.settings.merchant.query()
      await ann.api.settings.saveMerchant.mutate({ base, value: { name: 'Larkfield Bank', ...value } })
      return (await phone.open(link.url)).text()
    }
    const slots = {
      why: 'To open your savings account',
      contactPhone: '+65 6555 0199',
      contactHours: 'Monday to Friday',
      privacyUrl: 'https://larkfield.example/privacy',
    }
    const whole = await save(slots)
    for (const value of Object.values(slots)) expect(whole).toContain(value)
    const bare = await save({})
    for (const value of Object.values(slots)) expect(bare).not.toContain(value)
    expect(bare).toContain('Confirm it’s you')
  })

  it('are not overwritten by somebody who read an older version', async () => {
    const { savedAt: base } = await ann.api.settings.access.query()
    const saved = await ben.api.settings.saveAccess.mutate({ base, value: { ownUnitOnly: true } })
    const late = ann.api.settings.saveAccess.mutate({ base, value: { ownUnitOnly: false } })
    await expect(late).rejects.toMatchObject({
      message: expect.stringContaining(`${saved.savedBy} changed this at ${saved.savedAt}`),
      data: { code: 'CONFLICT', reason: 'changedMeanwhile' },
    })
    expect(await ann.api.settings.access.query()).toEqual(saved)
  })

  it('take one of two changes that arrive together, first and later ones alike', async () => {
    for (let round = 0; round < 3; round++) {
      const { savedAt: base } = await ann.api.settings.languages.query()
      const both = await Promise.allSettled(
        [ann, ben].map(({ api }) => api.settings.saveLanguages.mutate({ base, value: { offered: ['en', 'th'] } })),
      )
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('leave nothing behind of a change made from a version that never was', async () => {
    const late = ann.api.settings.saveSmsTemplates.mutate({
      base: '2026-01-01T00:00:00.000Z',
      value: { templates: [] },
    })
    await expect(late).rejects.toMatchObject({ data: { reason: 'changedMeanwhile' } })
    const odd = ann.api.settings.saveSmsTemplates.mutate({ base: '0000-01-01T00:00:00Z', value: { templates: [] } })
    await expect(odd).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } })
    expect((await ann.api.settings.smsTemplates.query()).savedAt).toBeNull()
  })

  it('keep holidays in order, each day once and in the calendar', async () => {
    const { value, savedAt } = await ann.api.settings.saveHolidays.mutate({
      base: null,
      value: { days: [{ date: '2027-01-01', name: 'New Year' }, { date: '2026-12-25' }] },
    })
    expect(value.days).toEqual([
      { date: '2026-12-25', name: null },
      { date: '2027-01-01', name: 'New Year' },
    ])
    const refused = (days: { date: string }[]) =>
      expect(ann.api.settings.saveHolidays.mutate({ base: savedAt, value: { days } })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST' },
      })
    await refused([{ date: '2026-02-29' }])
    await refused([{ date: '2026-12-25' }, { date: '2026-12-25' }])
    await refused(
      Array.from({ length: 401 }, (_, day) => ({ date: new Date(day * 86_400_000).toISOString().slice(0, 10) })),
    )
  })

  it('offer one language at least, and fall back on one that is offered', async () => {
    const refused = (value: { offered: 'en'[]; fallback?: 'en' | 'th' }) =>
      expect(ann.api.settings.saveLanguages.mutate({ base: null, value })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST' },
      })
    await refused({ offered: [] })
    await refused({ offered: ['en'], fallback: 'th' })
  })
})
