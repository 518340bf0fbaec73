import { sendDueMessages } from '@ekyc/api'
import { openDatabase } from '@ekyc/db'
import { engines } from '@ekyc/db/testing'
import { refusal } from '@ekyc/delivery/testing'
import { describe, expect, it } from 'vitest'
import { ask } from './ask.ts'
import { customer, openMessages } from './open-messages.ts'
import { phone } from './phone.ts'
import { bodyOf, headerOf, openPostOffice } from './post-office.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

describe.each(engines)('a message on %s', async (engine) => {
  const { server, profileId, create, newest, kindsOf } = await openMessages(engine)

  // The first of all: it counts what waits on the whole server.
  it('that one mailbox makes wait holds up no other, as a server that is busy does', async () => {
    const answers = [refusal(450, '4.7.1 greylisted'), refusal(452, '4.3.1 try later')]
    const post = await openPostOffice(server, {
      mail: { onRcptTo: (_to, _session, done) => done(answers.shift() ?? null) },
    })
    const health = async () => (await post.api.overview.get()).system.messages
    await create(post)
    server.moveClock(20 * SECOND)
    await post.send()
    expect(await health()).toMatchObject({ state: 'sending', problem: null, waiting: 1 })
    server.moveClock(10 * MINUTE)
    await post.send()
    expect(await health()).toMatchObject({ state: 'held', problem: 'busy', waiting: 1 })
    server.moveClock(60 * MINUTE)
    await post.send()
    expect(await health()).toMatchObject({ state: 'sending', problem: null, waiting: 0 })
  })

  it('greets by what was decided from the whole name, and by what somebody wrote in its place', async () => {
    const post = await openPostOffice(server)
    const { api } = post
    const { id } = await create(post, ['email'], { customer: { ...customer, name: 'Dr. CHEN MEI LING' } })
    const names = async () => {
      const { shownAs, greeting, salutation } = (await api.verifications.get({ id })).customer
      return { shownAs, greeting, salutation }
    }
    expect(await names()).toEqual({ shownAs: 'Mei Ling C.', greeting: 'Mei Ling', salutation: null })
    const greets = async () => {
      server.moveClock(11 * SECOND)
      await api.messages.send({ verificationId: id, channel: 'email' })
      server.moveClock(11 * SECOND)
      await post.send()
      return /^(Hello|To) ?(.*),=?\r$/m.exec(bodyOf(post.mails.at(-1)))?.[2]
    }
    expect(await greets()).toBe('Mei Ling')
    // A corrected name brings its own, until somebody writes another.
    await api.verifications.update({ id, customer: { name: 'Siti Nurhaliza binti Tarudin' } })
    expect(await names()).toEqual({ shownAs: 'Siti Nurhaliza T.', greeting: 'Siti Nurhaliza', salutation: null })
    await api.verifications.update({ id, customer: { salutation: 'Puan Siti' } })
    expect(await greets()).toBe('Puan Siti')
    await api.verifications.update({ id, customer: { greeting: null, salutation: null, shownAs: 'Siti' } })
    expect(await names()).toEqual({ shownAs: 'Siti', greeting: null, salutation: null })
    expect(await greets()).toBe('')
    await api.verifications.update({ id, customer: { name: 'Maria Santos' } })
    expect(await names()).toEqual({ shownAs: 'Siti', greeting: null, salutation: null })
  })

  it('greets the customers of an earlier version as those of this one', async () => {
    const post = await openPostOffice(server)
    const { id } = await post.api.verifications.create({ customer, profileId })
    const { verification } = server.ports.db.client
    await verification.update({ where: { id }, data: { customerName: 'Dr. Budi Santoso, S.E.', shownAs: 'Dr. S.' } })
    expect((await post.api.verifications.get({ id })).customer).toMatchObject({ shownAs: 'Dr. S.', greeting: 'Budi' })
  })

  it('leaves 10 s after it was written, with its link, and is accepted, not delivered', async () => {
    const post = await openPostOffice(server)
    const { id, link, messages } = await create(post)
    expect(messages).toMatchObject([{ channel: 'email', state: 'queued' }])
    // The clock goes on: a slow machine has 6 s for what is between.
    server.moveClock(4 * SECOND)
    await post.send()
    expect(post.mails).toHaveLength(0)
    server.moveClock(7 * SECOND)
    await post.send()
    expect(post.mails).toMatchObject([{ to: ['maria@example.com'] }])
    expect(headerOf(post.mails[0], 'Message-ID')).toBe(`<${messages[0]?.id}@larkfield.example>`)
    expect(bodyOf(post.mails[0])).toContain(link.url)
    expect(await newest(post, id)).toMatchObject({
      state: 'accepted',
      problem: null,
      deliveredAt: null,
      to: 'm•••@example.com',
      tries: 1,
      canTakeBack: false,
      canRetry: false,
    })
    expect(await kindsOf(post, id)).toEqual(['verificationCreated', 'messageQueued', 'messageAccepted'])
    await post.send()
    expect(post.mails).toHaveLength(1)
  })

  it('reads in the console as the customer read it', async () => {
    const post = await openPostOffice(server)
    const { link, messages } = await create(post, ['email', 'sms'])
    const [mail, sms] = await Promise.all(messages.map(({ id }) => post.api.messages.show({ id })))
    expect(mail).toMatchObject({ channel: 'email', text: expect.stringContaining(link.url) })
    expect(sms).toMatchObject({ channel: 'sms', text: expect.stringContaining(link.url), template: null })
  })

  it('can be taken back until it leaves, and not after', async () => {
    const post = await openPostOffice(server)
    const { id, messages } = await create(post)
    const message = { id: messages[0]?.id ?? '' }
    await post.api.messages.takeBack(message)
    server.moveClock(20 * SECOND)
    await post.send()
    expect(post.mails).toHaveLength(0)
    expect(await newest(post, id)).toMatchObject({ state: 'takenBack', nextTryAt: null })
    await expect(post.api.messages.takeBack(message)).rejects.toThrow('too late')

    await post.api.messages.send({ verificationId: id, channel: 'email' })
    server.moveClock(20 * SECOND)
    await post.send()
    const sent = await newest(post, id)
    await expect(post.api.messages.takeBack({ id: sent.id })).rejects.toThrow('too late')
    expect(post.mails).toHaveLength(1)
  })

  it('that is taken back at the moment in which workers send it either leaves or does not', async () => {
    const post = await openPostOffice(server)
    const made = await Promise.all(Array.from({ length: 12 }, () => create(post)))
    const ids = made.map(({ messages }) => messages[0]?.id ?? '')
    server.moveClock(11 * SECOND)
    const takingBack = Promise.allSettled(ids.map((id) => post.api.messages.takeBack({ id })))
    await Promise.all([post.send(), post.send()])
    const came = (await takingBack).map(({ status }) => status === 'fulfilled')
    await post.send()
    const states = await Promise.all(made.map(async ({ id }) => (await newest(post, id)).state))
    expect(states).toEqual(came.map((back) => (back ? 'takenBack' : 'accepted')))
    const mailed = post.mails.map((mail) => headerOf(mail, 'Message-ID')).sort()
    expect(mailed).toEqual(
      ids
        .filter((_, n) => !came[n])
        .map((id) => `<${id}@larkfield.example>`)
        .sort(),
    )
  })

  it('is kept and shown where nothing sends its channel, and goes out once something does', async () => {
    const post = await openPostOffice(server)
    const { id, messages } = await post.apiWithoutCarriers.verifications.create({
      customer,
      profileId,
      send: { channels: ['email'] },
    })
    expect(messages).toMatchObject([{ state: 'kept', leavesAt: null }])
    const [shown] = (await post.apiWithoutCarriers.messages.list({ verificationId: id })).items
    expect(shown).toMatchObject({ state: 'kept', canRetry: false })
    expect(await newest(post, id)).toMatchObject({ state: 'kept', canRetry: true })
    await post.api.messages.retry({ id: messages[0]?.id ?? '' })
    await post.send()
    expect(await newest(post, id)).toMatchObject({ state: 'accepted' })
  })

  it('is asked for once by an input that comes several times, also at once', async () => {
    const post = await openPostOffice(server)
    const once = () => create(post, ['email', 'sms'], { idempotencyKey: `twice-${engine}` })
    const together = await Promise.all([once(), once(), once()])
    const later = await once()
    for (const answer of together) expect(answer).toEqual(later)
    server.moveClock(20 * SECOND)
    await post.send()
    await post.send('sms')
    expect([post.mails.length, post.smsServer.calls.length]).toEqual([1, 1])
  })

  it.each([
    [{ name: 'Maria Santos' }, 'email', 'customer.email'],
    [{ name: 'Maria Santos' }, 'sms', 'customer.phone'],
    [{ name: 'Maria Santos', phone: '0812345678' }, 'sms', 'customer.phone'],
  ] as const)('is not written without an address: %o by %s', async (nobody, channel, field) => {
    const post = await openPostOffice(server)
    const asked = post.api.verifications.create({ customer: nobody, profileId, send: { channels: [channel] } })
    await expect(asked).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { field } })
  })

  it('that is sent by several people at once goes out once', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post)
    await Promise.all(Array.from({ length: 6 }, () => post.api.messages.send({ verificationId: id, channel: 'email' })))
    server.moveClock(20 * SECOND)
    await post.send()
    expect(post.mails).toHaveLength(1)
  })

  it.each(['cancelled', 'declined', 'expired', 'replaced'])(
    'is dropped when its link is %s before it leaves',
    async (how) => {
      const post = await openPostOffice(server)
      const { id, link } = await create(post, ['email'], { expiresInHours: 1 })
      if (how === 'cancelled') await post.api.verifications.cancel({ id, reason: 'duplicate' })
      if (how === 'declined') await phone.press(`${link.url}/decline`, { as: 'ratherNot' })
      if (how === 'expired') server.moveClock(61 * MINUTE)
      if (how === 'replaced') await post.api.verifications.replaceLink({ id, reason: 'sent elsewhere' })
      server.moveClock(20 * SECOND)
      await post.send()
      expect(post.mails).toHaveLength(0)
      expect(await newest(post, id)).toMatchObject({ state: 'dropped', nextTryAt: null })
      if (how === 'replaced') return
      const resent = post.api.messages.send({ verificationId: id, channel: 'email' })
      await expect(resent).rejects.toMatchObject({ code: 'CONFLICT' })
    },
  )

  it('is counted, and so is how long the oldest one waits', async () => {
    const post = await openPostOffice(server)
    const measured = async (line: string) => {
      const { text } = await ask(server.origin, '/metrics')
      return Number(
        text
          .split('\n')
          .find((each) => each.startsWith(`${line} `))
          ?.slice(line.length) ?? 'NaN',
      )
    }
    const accepted = 'ekyc_message_tries_total{channel="email",result="accepted"}'
    const oldest = 'ekyc_oldest_queued_message_seconds{channel="email"}'
    const before = await measured(accepted)
    await server.ports.db.client.message.updateMany({ where: { state: 'queued' }, data: { state: 'takenBack' } })
    expect(await measured(oldest)).toBe(0)
    await create(post)
    server.moveClock(30 * SECOND)
    expect(Math.round(await measured(oldest))).toBeGreaterThanOrEqual(30)
    await post.send()
    expect(await measured(accepted)).toBe(before + 1)
    expect(await measured(oldest)).toBe(0)
  })

  it('that is sent again while the first still waits goes out once', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post)
    await post.api.messages.send({ verificationId: id, channel: 'email' })
    await post.api.messages.send({ verificationId: id, channel: 'email' })
    server.moveClock(20 * SECOND)
    await post.send()
    expect(post.mails).toHaveLength(1)
    const { items } = await post.api.messages.list({ verificationId: id })
    expect(items.map(({ state }) => state)).toEqual(['accepted', 'dropped', 'dropped'])
  })

  it('is sent once by workers on several replicas', async () => {
    const post = await openPostOffice(server)
    const made = await Promise.all(Array.from({ length: 20 }, () => create(post)))
    server.moveClock(20 * SECOND)
    const other = engine === 'postgresql' ? await openDatabase({ url: server.databaseUrl }) : server.ports.db
    const work = async (db: typeof other): Promise<void> => {
      const begun = await sendDueMessages({ ...post.worker, db }, { channel: 'email', limit: 3 })
      await Promise.all(begun)
      if (begun.length > 0) await work(db)
    }
    await Promise.all([work(server.ports.db), work(other), work(server.ports.db)])
    if (other !== server.ports.db) await other.close()
    const ids = post.mails.map((mail) => headerOf(mail, 'Message-ID')).sort()
    expect(ids).toEqual(made.map(({ messages }) => `<${messages[0]?.id}@larkfield.example>`).sort())
  })

  it('comes newest first in the list of all, page by page, by state and channel', async () => {
    const post = await openPostOffice(server)
    const { items: before } = await post.api.messages.recent({ limit: 1 })
    const made: string[] = []
    for (const _ of 'abc')
      made.unshift(...(await create(post, ['email', 'sms'])).messages.map(({ id }) => id).reverse())
    const first = await post.api.messages.recent({ limit: 4 })
    const second = await post.api.messages.recent({ limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...made, before[0]?.id])
    expect(first.items[0]).toMatchObject({ customer: { name: 'Maria Santos' }, state: 'queued' })
    const queued = await post.api.messages.recent({ filter: { state: ['queued', 'failed'], channel: 'sms' }, limit: 3 })
    expect(queued.items.map(({ id }) => id)).toEqual(made.filter((_, index) => index % 2 === 0))
  })

  it('by hand, as a copy or a QR code, is an event, and a way that the profile closes is refused', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post)
    await post.api.messages.shared({ verificationId: id, by: 'copy' })
    await post.api.messages.shared({ verificationId: id, by: 'qr' })
    await expect(post.api.messages.shared({ verificationId: id, by: 'share' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const { events } = await post.api.verifications.get({ id })
    expect(events.filter(({ kind }) => kind === 'linkShared').map(({ facts }) => facts)).toEqual([
      { by: 'copy' },
      { by: 'qr' },
    ])
    expect(await post.api.messages.channels({ verificationId: id })).toEqual({
      email: { setUp: true, provider: 'SMTP', sending: 'link' },
      sms: { setUp: true, provider: 'HTTP', sending: 'link' },
      copy: true,
      qr: true,
      share: false,
    })
  })
})
