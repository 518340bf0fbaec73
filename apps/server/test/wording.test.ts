import { engines } from '@ekyc/db/testing'
import { createSmtpCarrier } from '@ekyc/delivery'
import { refusal, startMailServer } from '@ekyc/delivery/testing'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const MINUTE = 60_000
const invitation = { channel: 'email', kind: 'invitation', locale: 'en' } as const
const own = { subject: '{merchant}: one more step', intro: 'Dear {customer},\n{merchant} asks you for a check.' }

describe.each(engines)('the words of messages on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let colleague: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    colleague = await join(server, admin, 'admin')
    await admin.api.settings.saveMerchant.mutate({ base: null, value: { name: 'Larkfield Bank' } })
  })
  afterAll(() => server.close())

  /** As if the environment had set the channel up; `ports` are the running server's own. */
  const setUp = (carriers: Partial<TestServer['ports']['carriers']>) => Object.assign(server.ports.carriers, carriers)
  const mailCarrier = (mail: { url(): string }) => {
    const from = { name: '', address: 'checks@larkfield.example' }
    const carrier = createSmtpCarrier({ url: mail.url(), from, perSecond: 100 })
    onTestFinished(() => carrier.close())
    return carrier
  }

  it('begin with the product’s own, which can be saved as they are', async () => {
    for (const channel of ['email', 'sms'] as const) {
      for (const kind of ['invitation', 'reminder'] as const) {
        for (const locale of ['en', 'zh-CN', 'zh-TW', 'th', 'id'] as const) {
          const shown = await admin.api.settings.wording.query({ channel, kind, locale })
          expect(shown).toMatchObject({ value: null, savedAt: null })
          const input = { channel, kind, locale, wording: shown.own } as Parameters<
            typeof admin.api.settings.preview.mutate
          >[0]
          const preview = await admin.api.settings.preview.mutate(input)
          expect(preview.text).toContain('Larkfield Bank')
          expect(preview.text).not.toMatch(/[{}]/)
        }
      }
    }
  })

  it('are previewed as they go out, saved ones and tried ones alike', async () => {
    const tried = await admin.api.settings.preview.mutate({ ...invitation, wording: own })
    expect(tried).toMatchObject({ subject: 'Larkfield Bank: one more step' })
    expect(tried.text).toContain('Dear Maria,\n\nLarkfield Bank asks you for a check.')
    const before = await admin.api.settings.preview.mutate(invitation)
    expect(before).toMatchObject({ subject: 'Please confirm it’s you (Larkfield Bank)' })

    const saved = await admin.api.settings.saveWording.mutate({ ...invitation, base: null, value: own })
    expect(await admin.api.settings.preview.mutate(invitation)).toEqual(tried)
    expect(await admin.api.settings.changedWordings.query()).toEqual({ items: [invitation] })

    await admin.api.settings.resetWording.mutate({ ...invitation, base: saved.savedAt })
    expect(await admin.api.settings.preview.mutate(invitation)).toEqual(before)
    expect(await admin.api.settings.changedWordings.query()).toEqual({ items: [] })
  })

  it('say how many segments an SMS counts', async () => {
    const sms = await admin.api.settings.preview.mutate({ channel: 'sms', kind: 'invitation', locale: 'zh-CN' })
    expect(sms).toMatchObject({ channel: 'sms', length: { encoding: 'ucs2' }, template: null })
  })

  it('are refused, naming the field, when a variable is missing or unknown', async () => {
    const { savedAt: base } = await admin.api.settings.wording.query(invitation)
    const refused = (value: typeof own, field: string) =>
      expect(admin.api.settings.saveWording.mutate({ ...invitation, base, value })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST', field: `value.${field}` },
      })
    await refused({ ...own, subject: 'One more step' }, 'subject')
    await refused({ ...own, intro: '{merchant} asks {custommer}.' }, 'intro')
    const noLink = { text: '{merchant}: one more step' }
    await expect(
      admin.api.settings.saveWording.mutate({
        channel: 'sms',
        kind: 'reminder',
        locale: 'th',
        base: null,
        value: noLink,
      }),
    ).rejects.toMatchObject({ data: { field: 'value.text' } })
    await expect(
      admin.api.settings.preview.mutate({ channel: 'sms', kind: 'reminder', locale: 'th', wording: noLink }),
    ).rejects.toMatchObject({ data: { field: 'wording.text' } })
    expect(await admin.api.settings.changedWordings.query()).toEqual({ items: [] })
  })

  it('are tested by a real mail to the address that the admin types', async () => {
    const mail = await startMailServer()
    setUp({ email: mailCarrier(mail) })
    const sent = await admin.api.settings.testSend.mutate({ ...invitation, to: 'ann@larkfield.example', wording: own })
    expect(sent).toMatchObject({ provider: 'SMTP', outcome: { is: 'accepted' } })
    expect(mail.mails).toHaveLength(1)
    expect(mail.mails[0]?.to).toEqual(['ann@larkfield.example'])
    expect(mail.mails[0]?.source).toContain('Subject: Larkfield Bank: one more step')
    const event = await server.ports.db.client.event.findFirstOrThrow({ where: { kind: 'testMessageSent' } })
    expect(JSON.stringify(event)).not.toContain('ann@')
    expect(JSON.parse(event.facts)).toEqual(invitation)
  })

  it('say what the mail server said when it refused the address', async () => {
    const mail = await startMailServer({ onRcptTo: (_, __, done) => done(refusal(550, '5.1.1 No such mailbox here')) })
    setUp({ email: mailCarrier(mail) })
    const { outcome } = await colleague.api.settings.testSend.mutate({ ...invitation, to: 'nobody@larkfield.example' })
    expect(outcome).toMatchObject({
      is: 'refused',
      problem: 'addressRefused',
      text: expect.stringContaining('No such mailbox here'),
    })
  })

  it('are tested five times a minute by one person, and as often by the next', async () => {
    const mail = await startMailServer()
    setUp({ email: mailCarrier(mail) })
    server.moveClock(2 * MINUTE)
    const test = (by: SignedIn) => by.api.settings.testSend.mutate({ ...invitation, to: 'ann@larkfield.example' })
    const together = await Promise.allSettled(Array.from({ length: 7 }, () => test(admin)))
    expect(together.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    await expect(test(admin)).rejects.toMatchObject({ data: { code: 'TOO_MANY_REQUESTS' } })
    await test(colleague)
    server.moveClock(MINUTE + 1)
    await test(admin)
    expect(mail.mails).toHaveLength(7)
  })

  it('are not tested where nothing sends them', async () => {
    setUp({ email: null, sms: null })
    for (const test of [
      { ...invitation, to: 'ann@larkfield.example' },
      { ...invitation, channel: 'sms', to: '+6565550100' },
    ] as const) {
      await expect(admin.api.settings.testSend.mutate(test)).rejects.toMatchObject({
        data: { code: 'CONFLICT', reason: 'channelNotSetUp' },
      })
    }
    expect(await admin.api.settings.channels.query()).toEqual({ email: null, sms: null })
  })

  it('go by the approved template that an admin named, where Tencent sends SMS', async () => {
    const sms = { channel: 'sms', kind: 'reminder', locale: 'id' } as const
    const asked: unknown[] = []
    setUp({
      sms: {
        channel: 'sms',
        provider: 'Tencent Cloud SMS',
        wording: 'template',
        perSecond: 100,
        async send(outgoing) {
          asked.push(outgoing)
          return { is: 'accepted' }
        },
      },
    })
    await expect(admin.api.settings.testSend.mutate({ ...sms, to: '+6565550100' })).rejects.toMatchObject({
      data: { code: 'CONFLICT', reason: 'noTemplate' },
    })
    const template = { kind: 'reminder', locale: 'id', withLink: true, templateId: '449739' } as const
    const saved = await admin.api.settings.saveSmsTemplates.mutate({
      base: null,
      value: { templates: [{ ...template, params: ['customer', 'linkCode', 'merchant'] }] },
    })
    await admin.api.settings.testSend.mutate({ ...sms, to: '+65 6555 0100' })
    const filled = { id: '449739', params: ['Siti', 'AnExampleNotALinkAtAll', 'Larkfield Bank'] }
    expect(asked).toMatchObject([{ to: '+6565550100', template: filled }])
    expect(await admin.api.settings.preview.mutate(sms)).toMatchObject({ template: filled })
    // A template without the link would leave the customer without a way.
    const linkless = { templates: [{ ...template, params: ['customer' as const] }] }
    await expect(
      admin.api.settings.saveSmsTemplates.mutate({ base: saved.savedAt, value: linkless }),
    ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } })
  })
})
