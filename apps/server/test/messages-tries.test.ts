import { sendDueMessages } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { refusal } from '@ekyc/delivery/testing'
import { describe, expect, it } from 'vitest'
import { customer, openMessages } from './open-messages.ts'
import { phone } from './phone.ts'
import { bodyOf, headerOf, openPostOffice } from './post-office.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

describe.each(engines)('a message on %s', async (engine) => {
  const { server, create, newest, kindsOf } = await openMessages(engine)

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
    await expect(post.api.messages.retry({ id: kept.message.id })).rejects.toThrow('address has changed')
    await post.api.verifications.update({ id, customer: { email: customer.email } })
    await post.api.messages.retry({ id: kept.message.id })
    await post.send()
    expect(post.mails).toMatchObject([{ to: [customer.email] }])
  })

  it('that was corrected or sent again while a try was under way is not tried again', async () => {
    const post = await openPostOffice(server)
    const { email } = post.worker.carriers
    /** One try of what is due, in whose middle somebody acts and which the mail server puts off. */
    const tryWhile = async (act: () => Promise<unknown>) => {
      const send = async () => {
        await act()
        return { is: 'later', problem: 'busy' } as const
      }
      const worker = { ...post.worker, carriers: { ...post.worker.carriers, email: { ...email, send } } }
      await Promise.all(await sendDueMessages(worker, { channel: 'email', limit: 9 }))
    }
    const corrected = await create(post)
    server.moveClock(20 * SECOND)
    await tryWhile(() =>
      post.api.verifications.update({ id: corrected.id, customer: { email: 'maria.santos@example.com' } }),
    )
    server.moveClock(5 * MINUTE)
    await post.send()
    expect(post.mails).toEqual([])
    expect(await newest(post, corrected.id)).toMatchObject({ state: 'dropped' })

    const again = await create(post)
    server.moveClock(20 * SECOND)
    await tryWhile(() => post.api.messages.send({ verificationId: again.id, channel: 'email' }))
    server.moveClock(5 * MINUTE)
    await post.send()
    expect(post.mails).toHaveLength(1)
    const { items } = await post.api.messages.list({ verificationId: again.id })
    expect(items.map(({ state }) => state)).toEqual(['accepted', 'dropped'])
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
    await expect(post.api.messages.retry(message)).rejects.toThrow('may already have been sent')
    await post.api.messages.retry({ ...message, evenIfSent: true })
    await post.send('sms')
    expect(await newest(post, id)).toMatchObject({ state: 'accepted' })
  })

  it('over the provider’s quota stays on hold as long as nothing is accepted, and ends with its case', async () => {
    const post = await openPostOffice(server, { sms: (response) => response.writeHead(429).end('slow down') })
    const { id } = await create(post, ['sms'], { expiresInHours: 2000 })
    for (let tries = 0; tries < 60; tries++) {
      server.moveClock(2 * 60 * MINUTE)
      await post.send('sms')
    }
    expect(await newest(post, id)).toMatchObject({ state: 'queued', canRetry: true, answer: 'slow down' })
    await post.api.verifications.cancel({ id, reason: 'duplicate' })
    expect(await newest(post, id)).toMatchObject({ state: 'dropped', canRetry: false })
  })
})
