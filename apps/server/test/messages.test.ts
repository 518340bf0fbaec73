import { sendDueMessages } from '@ekyc/api'
import { openDatabase } from '@ekyc/db'
import { engines } from '@ekyc/db/testing'
import { refusal } from '@ekyc/delivery/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask } from './ask.ts'
import { phone } from './phone.ts'
import { bodyOf, FAST_POST, headerOf, openPostOffice, type PostOffice } from './post-office.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const customer = { name: 'Maria Santos', email: 'maria@example.com', phone: '+6591234567' }

describe.each(engines)('a message on %s', (engine) => {
  let server: TestServer
  let profileId: string
  beforeAll(async () => {
    server = await startTestServer({ engine, env: FAST_POST })
    const { items } = await server.seenByAdmin.profiles.list()
    profileId = items.find(({ checkMode }) => checkMode === 3)?.id ?? ''
  })
  afterAll(() => server.close())
  // What a test leaves unsent is not the next one's.
  afterEach(() => server.ports.db.client.message.updateMany({ data: { nextTryAt: null } }))

  const create = (post: PostOffice, channels: ('email' | 'sms')[] = ['email'], more: object = {}) =>
    post.api.verifications.create({ customer, profileId, send: { channels }, ...more })

  const newest = async (post: PostOffice, verificationId: string) => {
    const { items } = await post.api.messages.list({ verificationId })
    const [message] = items
    if (!message) throw new Error('there is a message')
    return message
  }

  const kindsOf = async (post: PostOffice, id: string) =>
    (await post.api.verifications.get({ id })).events.map(({ kind }) => kind)

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

  it('leaves 10 s after it was written, with its link, and is accepted, not delivered', async () => {
    const post = await openPostOffice(server)
    const { id, link, messages } = await create(post)
    expect(messages).toMatchObject([{ channel: 'email', state: 'queued' }])
    server.moveClock(9 * SECOND)
    await post.send()
    expect(post.mails).toHaveLength(0)
    server.moveClock(2 * SECOND)
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

  it('that is refused says so in the provider’s words and is not tried again; another address replaces the link', async () => {
    const post = await openPostOffice(server, {
      mail: {
        onRcptTo: ({ address }, _session, done) =>
          done(address === customer.email ? refusal(550, '5.1.1 no such user') : null),
      },
    })
    const { id, link } = await create(post)
    server.moveClock(20 * SECOND)
    await post.send()
    const refused = await newest(post, id)
    expect(refused).toMatchObject({ state: 'refused', problem: 'addressRefused', nextTryAt: null, canRetry: false })
    expect(refused.answer).toContain('no such user')
    await expect(post.api.messages.retry({ id: refused.id })).rejects.toMatchObject({ code: 'CONFLICT' })

    const again = { verificationId: id, channel: 'email', address: 'Maria.Santos@example.com' } as const
    expect(await post.api.messages.send(again)).toMatchObject({ linkReplaced: true })
    server.moveClock(20 * SECOND)
    await post.send()
    const { link: now, customer: kept, events } = await post.api.verifications.get({ id })
    expect(now.url).not.toBe(link.url)
    expect(kept.email).toBe('maria.santos@example.com')
    expect(post.mails).toMatchObject([{ to: ['maria.santos@example.com'] }])
    expect(bodyOf(post.mails[0])).toContain(now.url)
    expect((await phone.open(link.url)).status).toBe(410)
    expect(events.map(({ kind }) => kind).slice(-4)).toEqual([
      'detailsChanged',
      'linkReplaced',
      'messageQueued',
      'messageAccepted',
    ])

    expect(await post.api.messages.send(again)).toMatchObject({ linkReplaced: false })
    const typo = { verificationId: id, channel: 'email', address: 'mary@example.com', keepLink: true } as const
    expect(await post.api.messages.send(typo)).toMatchObject({ linkReplaced: false })
    expect((await post.api.verifications.get({ id })).link.url).toBe(now.url)
    // What was queued for the address before is none of anybody's business any more.
    server.moveClock(20 * SECOND)
    await post.send()
    expect(post.mails.slice(1).flatMap(({ to }) => to)).toEqual(['mary@example.com'])
  })

  it('waits out a greylist and arrives under the same Message-ID', async () => {
    let asked = 0
    const post = await openPostOffice(server, {
      mail: { onRcptTo: (_to, _session, done) => done(asked++ === 0 ? refusal(450, '4.7.1 greylisted') : null) },
    })
    const { id, messages } = await create(post)
    server.moveClock(20 * SECOND)
    await post.send()
    expect(await newest(post, id)).toMatchObject({ state: 'queued', problem: 'greylisted', tries: 1 })
    server.moveClock(4 * MINUTE)
    await post.send()
    expect(asked).toBe(1)
    server.moveClock(3 * MINUTE)
    await post.send()
    expect(await newest(post, id)).toMatchObject({ state: 'accepted', problem: null, tries: 2 })
    expect(headerOf(post.mails[0], 'Message-ID')).toContain(messages[0]?.id)
  })

  it('whose answer was lost after the server took it goes out once more under its Message-ID, then never again', async () => {
    const post = await openPostOffice(server, {
      mail: {
        answer() {
          post.mailServer.cut()
          return null
        },
      },
    })
    const { id, messages } = await create(post)
    for (const _ of 'abcd') {
      server.moveClock(60 * MINUTE)
      await post.send()
    }
    expect(post.mails.map((mail) => headerOf(mail, 'Message-ID'))).toEqual([
      `<${messages[0]?.id}@larkfield.example>`,
      `<${messages[0]?.id}@larkfield.example>`,
    ])
    expect(await newest(post, id)).toMatchObject({ state: 'unsure', problem: 'answerLost', canRetry: true })
  })

  it('that may have gone out already is neither taken back nor dropped, but says so', async () => {
    const post = await openPostOffice(server, {
      mail: {
        answer() {
          post.mailServer.cut()
          return null
        },
      },
    })
    const { id, messages } = await create(post)
    const message = { id: messages[0]?.id ?? '' }
    server.moveClock(20 * SECOND)
    await post.send()
    expect(await newest(post, id)).toMatchObject({ state: 'queued', problem: 'answerLost', canTakeBack: false })
    await expect(post.api.messages.takeBack(message)).rejects.toThrow('too late')
    await post.api.verifications.cancel({ id, reason: 'duplicate' })
    expect(await newest(post, id)).toMatchObject({ state: 'unsure', problem: 'answerLost', nextTryAt: null })
    expect((await kindsOf(post, id)).slice(-2).sort()).toEqual(['cancelled', 'messageUnsure'])
  })

  it('whose worker is told to leave before the call has not left', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post, ['sms'])
    server.moveClock(20 * SECOND)
    await Promise.all(await sendDueMessages(post.worker, { channel: 'sms', limit: 9 }, AbortSignal.abort()))
    expect(await newest(post, id)).toMatchObject({ state: 'queued', tries: 0, problem: null })
    await post.send('sms')
    expect(await newest(post, id)).toMatchObject({ state: 'accepted', tries: 1 })
    expect(post.smsServer.calls).toHaveLength(1)
  })

  it('goes to no address that was corrected since, neither by itself nor tried again', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post, ['email', 'sms'])
    const kept = await post.apiWithoutCarriers.messages.send({ verificationId: id, channel: 'email' })
    await post.api.verifications.update({ id, customer: { email: 'maria.santos@example.com' } })
    server.moveClock(20 * SECOND)
    await post.send()
    await post.send('sms')
    expect([post.mails.length, post.smsServer.calls.length]).toEqual([0, 1])
    await expect(post.api.messages.retry({ id: kept.message.id })).rejects.toThrow('address was changed')
    await post.api.verifications.update({ id, customer: { email: customer.email } })
    await post.api.messages.retry({ id: kept.message.id })
    await post.send()
    expect(post.mails).toMatchObject([{ to: [customer.email] }])
  })

  it('that is sent by several people at once goes out once', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post)
    await Promise.all(Array.from({ length: 6 }, () => post.api.messages.send({ verificationId: id, channel: 'email' })))
    server.moveClock(20 * SECOND)
    await post.send()
    expect(post.mails).toHaveLength(1)
  })

  it('that was begun by a worker that is gone goes out once more, and an SMS does not', async () => {
    const post = await openPostOffice(server)
    const { id, messages } = await create(post, ['email', 'sms'])
    server.moveClock(20 * SECOND)
    // Killed between the provider's acceptance and our commit: what it would have written is never written.
    const { email, sms } = post.worker.carriers
    const calls: string[] = []
    const hang = ({ id }: { id: string }) => {
      calls.push(id)
      return new Promise<never>(() => undefined)
    }
    const dying = {
      ...post.worker,
      carriers: {
        email: { ...email, send: hang },
        sms: { ...sms, send: hang },
      },
    }
    await sendDueMessages(dying, { channel: 'email', limit: 9 })
    await sendDueMessages(dying, { channel: 'sms', limit: 9 })
    await expect.poll(() => calls.length).toBe(2)
    expect(await newest(post, id)).toMatchObject({ state: 'queued', nextTryAt: null, canTakeBack: false })
    await expect(post.api.messages.takeBack({ id: messages[0]?.id ?? '' })).rejects.toThrow('too late')
    for (const _ of 'abc') {
      server.moveClock(5 * MINUTE)
      await post.send()
      await post.send('sms')
    }
    const { items } = await post.api.messages.list({ verificationId: id })
    expect(items.map(({ channel, state, problem }) => ({ channel, state, problem }))).toEqual([
      { channel: 'sms', state: 'unsure', problem: 'answerLost' },
      { channel: 'email', state: 'accepted', problem: null },
    ])
    expect([post.mails.length, post.smsServer.calls.length]).toEqual([1, 0])
  })

  it('by SMS whose answer was lost may have been sent, and is repeated only by who says so', async () => {
    let answers = 0
    const post = await openPostOffice(server, {
      sms: (response) => (answers++ === 0 ? response.destroy() : response.end('{"id":"sms-2"}')),
    })
    const { id, messages } = await create(post, ['sms'])
    for (const _ of 'abc') {
      server.moveClock(60 * MINUTE)
      await post.send('sms')
    }
    expect(post.smsServer.calls).toHaveLength(1)
    expect(await newest(post, id)).toMatchObject({ state: 'unsure', retryAsks: true })
    const message = { id: messages[0]?.id ?? '' }
    await expect(post.api.messages.retry(message)).rejects.toThrow('may have been sent')
    await post.api.messages.retry({ ...message, evenIfSent: true })
    await post.send('sms')
    expect(await newest(post, id)).toMatchObject({ state: 'accepted' })
  })

  it('over the provider’s quota is tried again, and once it is given up it waits for a person', async () => {
    const post = await openPostOffice(server, { sms: (response) => response.writeHead(429).end('slow down') })
    const { id } = await create(post, ['sms'], { expiresInHours: 2000 })
    let tries = 0
    while ((await newest(post, id)).state === 'queued' && tries++ < 100) {
      server.moveClock(8 * 60 * MINUTE)
      await post.send('sms')
    }
    expect(tries).toBeGreaterThan(5)
    expect(await newest(post, id)).toMatchObject({ state: 'failed', canRetry: true, answer: 'slow down' })
    await post.api.verifications.cancel({ id, reason: 'duplicate' })
    expect(await newest(post, id)).toMatchObject({ state: 'failed', canRetry: false })
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
