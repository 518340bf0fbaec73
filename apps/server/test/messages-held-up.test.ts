import { declineLink, remindDue, resumeMessages, watchTroubles } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { refusal } from '@ekyc/delivery/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openMessages } from './open-messages.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const customer = { name: 'Maria Santos', email: 'maria@example.com', phone: '+6591234567', timeZone: 'Asia/Singapore' }

describe.each(engines)('a message that is held up on %s', async (engine) => {
  const { server, profileId } = await openMessages(engine)
  // Each counts what waits on the whole server.
  afterEach(async () => {
    const { message, verification } = server.ports.db.client
    await message.updateMany({ data: { state: 'takenBack', nextTryAt: null } })
    await verification.updateMany({ data: { messageState: 'none', messageChannel: null } })
  })

  const create = ({ api }: PostOffice, email = customer.email) =>
    api.verifications.create({
      customer: { ...customer, email },
      profileId,
      send: { channels: ['email'] },
      expiresInHours: 240,
    })
  /** The next try is made after a day of them. */
  async function lastTry(post: PostOffice) {
    await server.ports.db.client.message.updateMany({ where: { state: 'queued' }, data: { tries: 40 } })
    server.moveClock(2 * HOUR)
    await post.send()
  }
  /** The alarms that are on after four minutes, in which the messages are tried too. */
  async function alarmsAfterMinutes(post: PostOffice) {
    const check = watchTroubles(post.worker)
    for (let minute = 0; minute < 4; minute++) {
      server.moveClock(MINUTE)
      await post.send()
      await check()
    }
    return (await post.api.system.info()).details?.alarms.map(({ trouble }) => trouble)
  }

  async function seen(api: PostOffice['api'], verificationId: string) {
    const [message] = (await api.messages.list({ verificationId })).items
    const { needs, system } = await api.overview.get()
    const { items } = await api.messages.recent({ filter: { state: ['refused', 'failed', 'unsure'], held: true } })
    return {
      message,
      need: needs.find(({ kind }) => kind === 'message')?.states,
      system: system.messages,
      inTrouble: items.map(({ id }) => id),
    }
  }

  it('because its way out was taken away says so, is for a person to mend, and leaves once the way is back', async () => {
    const post = await openPostOffice(server)
    const { id, messages } = await create(post)
    server.moveClock(MINUTE)
    await resumeMessages({ ...post.worker, carriers: { email: null, sms: null } })
    expect(await seen(post.apiWithoutCarriers, id)).toMatchObject({
      message: { state: 'queued', notSetUp: true, nextTryAt: null, canTakeBack: true },
      need: { refused: 0, failed: 0, unsure: 0, held: 1 },
      system: { state: 'held', problem: 'notSetUp', waiting: 1 },
      inTrouble: [messages[0]?.id],
    })
    const warnings = async (api: PostOffice['api']) => (await api.system.info()).details?.warnings
    expect(await warnings(post.apiWithoutCarriers)).toContain('messagesWait')

    await resumeMessages(post.worker)
    expect(await seen(post.api, id)).toMatchObject({ message: { notSetUp: false }, need: undefined, inTrouble: [] })
    expect(await warnings(post.api)).not.toContain('messagesWait')
    await post.send()
    expect(post.mails).toHaveLength(1)
    expect(await seen(post.apiWithoutCarriers, id)).toMatchObject({
      message: { state: 'accepted', notSetUp: false },
      need: undefined,
      system: { state: 'off', problem: null },
    })
  })

  it('because its way out was taken away keeps nobody from being reminded by another', async () => {
    const post = await openPostOffice(server)
    server.moveClock(Date.parse('2027-03-01T02:00:00Z') - server.ports.clock.now().getTime()) // 10:00 in Singapore
    await create(post)
    server.moveClock(25 * HOUR)
    await remindDue({ ...post.worker, carriers: { ...post.worker.carriers, email: null } }, 100)
    await post.send('sms')
    expect(post.smsServer.calls).toMatchObject([{ body: { to: customer.phone } }])
  })

  it('by a setting or an account is for a person at once', async () => {
    const post = await openPostOffice(server, {
      mail: { onMailFrom: (_from, _session, done) => done(refusal(550, '5.7.1 not your name')) },
    })
    const { id, messages } = await create(post)
    server.moveClock(MINUTE)
    expect(await seen(post.api, id)).toMatchObject({ need: undefined, inTrouble: [] })
    await post.send()
    expect(await seen(post.api, id)).toMatchObject({
      message: { state: 'queued', problem: 'senderRefused' },
      need: { held: 1 },
      inTrouble: [messages[0]?.id],
    })
  })

  it('by what passes by itself is for a person once it does not, and by one mailbox never', async () => {
    const answers = { busy: refusal(452, '4.3.1 try later'), greylisted: refusal(450, '4.7.1 come back later') }
    let answer = answers.busy
    const post = await openPostOffice(server, { mail: { onRcptTo: (_to, _session, done) => done(answer) } })
    const { id } = await create(post)
    const held: (number | undefined)[] = []
    for (let tries = 1; tries <= 6; tries++) {
      server.moveClock(HOUR)
      await post.send()
      held.push((await seen(post.api, id)).need?.held)
    }
    expect(held).toEqual([undefined, undefined, undefined, undefined, 1, 1])
    answer = answers.greylisted
    server.moveClock(2 * HOUR)
    await post.send()
    expect(await seen(post.api, id)).toMatchObject({ message: { tries: 7 }, need: undefined, inTrouble: [] })
  })

  it.each([
    '554 Message rejected: Email address is not verified. The following identities failed the check',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
  ])('because the provider rejects our sender after the text is never the customer’s fault: %s', async (words) => {
    let works = false
    const answer = () => (works ? null : refusal(Number(words.slice(0, 3)), words.slice(4)))
    const post = await openPostOffice(server, { mail: { answer } })
    server.moveClock(25 * HOUR)
    const { id } = await create(post)
    const other = await create(post, 'lee@example.org')
    expect(await alarmsAfterMinutes(post)).toEqual(['messagesHeld'])
    expect(await seen(post.api, id)).toMatchObject({
      message: { state: 'queued', problem: 'senderRefused', canRetry: true },
      need: { held: 2, refused: 0 },
      system: { state: 'held', problem: 'senderRefused' },
    })
    const { items } = await post.api.verifications.list({ filter: { message: 'held' } })
    expect(items.map((item) => item.id)).toEqual([other.id, id])

    await lastTry(post)
    expect((await seen(post.api, id)).message).toMatchObject({ state: 'queued' })
    works = true
    await post.api.messages.retry({ id: (await seen(post.api, id)).message?.id ?? '' })
    await post.send()
    // The first that is accepted brings the others with it.
    await post.send()
    expect(post.mails.map(({ to }) => to[0]).sort()).toEqual(['lee@example.org', customer.email])
    expect(await alarmsAfterMinutes(post)).toEqual([])
    expect(await seen(post.api, id)).toMatchObject({ message: { state: 'accepted' }, need: undefined })
  })

  it('because one recipient’s server blames our sender is no fault of ours while others are accepted', async () => {
    const words = refusal(550, '5.7.1 sender address not verified')
    const post = await openPostOffice(server, {
      mail: { onRcptTo: ({ address }, _session, done) => done(address.endsWith('@evil.example') ? words : null) },
    })
    await create(post)
    const { id } = await create(post, 'sender-not-verified@evil.example')
    expect(await alarmsAfterMinutes(post)).toEqual([])
    expect(await seen(post.api, id)).toMatchObject({
      message: { state: 'queued', problem: 'senderRefused' },
      system: { state: 'sending' },
    })
    await lastTry(post)
    expect(await seen(post.api, id)).toMatchObject({
      message: { state: 'failed', problem: 'senderRefused', canRetry: true },
      need: { failed: 1, held: 0 },
    })
    expect(post.mails).toHaveLength(1)
  })

  it('is nothing to fix any more once the customer opted out', async () => {
    const post = await openPostOffice(server, { mail: { answer: () => refusal(550, '5.1.1 no such user') } })
    const { id, link } = await create(post)
    server.moveClock(MINUTE)
    await post.send()
    expect(await seen(post.api, id)).toMatchObject({ need: { refused: 1 } })
    const reminders = async () => (await post.api.messages.list({ verificationId: id })).reminders
    expect(await reminders()).toMatchObject({ why: null, nextAt: expect.any(String) })
    await post.api.verifications.update({ id, customer: { phone: null } })
    expect(await reminders()).toMatchObject({ on: true, nextAt: null, why: 'addressRejected' })
    await declineLink(post.worker, { code: link.url.split('/').at(-1) ?? '', as: 'ratherNot' })
    expect(await seen(post.api, id)).toMatchObject({ need: undefined, message: { state: 'refused' } })
    expect((await post.api.verifications.get({ id })).message).toBeNull()
    expect(await reminders()).toMatchObject({ nextAt: null, why: 'declined' })
  })
})
