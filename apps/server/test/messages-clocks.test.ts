import { recallFarMessages, sendDueMessages } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'
import { openMessages } from './open-messages.ts'
import { openPostOffice } from './post-office.ts'

const SECOND = 1000
const HOUR = 3_600_000
const customer = { name: 'Maria Santos', email: 'maria@example.com', phone: '+6591234567' }

describe.each(engines)('a message among clocks that are off, on %s', async (engine) => {
  const { server, profileId } = await openMessages(engine)

  it.each([
    ['email', 30],
    ['sms', 120],
  ] as const)(
    'that one worker is sending by %s is left to it by another whose clock is %i s ahead',
    async (channel, s) => {
      const answers: (() => void)[] = []
      const post = await openPostOffice(server, {
        mail: { onRcptTo: (_to, _session, done) => void answers.push(() => done()) },
        sms: (response) => void answers.push(() => response.end('{"id":"sms-1"}')),
      })
      const { id } = await post.api.verifications.create({ customer, profileId, send: { channels: [channel] } })
      server.moveClock(20 * SECOND)
      const sending = await sendDueMessages(post.worker, { channel, limit: 9 })
      await expect.poll(() => answers.length).toBe(1)
      const ahead = { now: () => new Date(server.ports.clock.now().getTime() + s * SECOND) }
      await Promise.all(await sendDueMessages({ ...post.worker, clock: ahead }, { channel, limit: 9 }))
      for (const answer of answers) answer()
      await Promise.all(sending)
      const { items } = await post.api.messages.list({ verificationId: id })
      expect(items).toMatchObject([{ state: 'accepted', problem: null, tries: 1 }])
    },
  )

  it('that waits for an instant of a clock that was set back leaves all the same', async () => {
    const post = await openPostOffice(server)
    const { id } = await post.api.verifications.create({ customer, profileId, expiresInHours: 2000 })
    server.moveClock(5 * HOUR)
    await post.api.messages.send({ verificationId: id, channel: 'email' })
    server.moveClock(-5 * HOUR)
    await post.send()
    expect(post.mails).toHaveLength(0)
    expect(await recallFarMessages(post.worker)).toBe(1)
    await post.send()
    expect(post.mails).toHaveLength(1)
  })

  it('that waits its turn is not hurried', async () => {
    const post = await openPostOffice(server, { sms: (r) => r.writeHead(429, { 'retry-after': '86400' }).end() })
    await post.api.verifications.create({ customer, profileId, send: { channels: ['sms'] } })
    server.moveClock(20 * SECOND)
    await post.send('sms')
    await post.api.verifications.create({ customer, profileId, send: { channels: ['email'] } })
    expect(await recallFarMessages(post.worker)).toBe(0)
  })
})
