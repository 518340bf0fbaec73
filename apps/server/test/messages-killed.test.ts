import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { findBrokenEvent } from '@ekyc/api'
import { openDatabase } from '@ekyc/db'
import { createEmptyDatabase, engines } from '@ekyc/db/testing'
import { startMailServer, startSmsServer } from '@ekyc/delivery/testing'
import { describe, expect, it } from 'vitest'
import { signInAt } from './client.ts'
import { until } from './phone.ts'
import { headerOf } from './post-office.ts'
import { room, run } from './program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const KILLS = 5
const MESSAGES = 50

/** Longer than a claim before its try, shorter than the wait after a lost answer. */
const CLAIM_MS = 35_000

/** A mail server that takes mails and says yes a while after, or not at all while a kill is to fall in between. */
async function startSlowMailServer() {
  const taken: string[] = []
  const kill = { isDue: false }
  const server = await startMailServer({
    async onData(stream, _session, done) {
      // Whoever is killed in the middle of a mail breaks it off.
      const source = await text(stream).catch(() => null)
      if (source === null) return
      taken.push(/<(msg_[^@]+)@/.exec(headerOf({ source }, 'Message-ID') ?? '')?.[1] ?? '')
      do await pause(300)
      while (kill.isDue)
      done()
    },
  })
  return { taken, kill, url: server.url() }
}

/** The same of SMS. */
async function startSlowSmsServer() {
  const { calls, url } = await startSmsServer((response) => setTimeout(() => response.end('{}'), 300))
  return { texted: () => calls.map(({ body }) => (body as { id: string }).id), url }
}

describe.each(engines)('a server on %s that is killed while it sends', (engine) => {
  it('loses no message, repeats an e-mail only whose answer was lost, and an SMS never', {
    timeout: 180_000,
  }, async () => {
    const { taken, kill, url } = await startSlowMailServer()
    const sms = await startSlowSmsServer()
    const database = await createEmptyDatabase(engine)
    const { env, origin, leave } = await room()
    const begin = async () => {
      const program = run({
        ...env,
        DATABASE_URL: database.url,
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        SMTP_URL: url,
        MAIL_FROM: 'checks@larkfield.example',
        SMTP_PER_SECOND: '100',
        SMS_HTTP_URL: sms.url,
        SMS_HTTP_TOKEN: 'a-token',
        SMS_PER_SECOND: '100',
      })
      await program.started()
      return program
    }

    let program = await begin()
    const { api } = await signInAt(origin, ADMIN)
    const { items } = await api.profiles.list.query()
    const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
    const customer = { name: 'Maria Santos', email: 'maria@example.com', phone: '+6591234567' }
    for (let n = 0; n < MESSAGES; n++) {
      await api.verifications.create.mutate({ customer, profileId, send: { channels: ['email', 'sms'] } })
    }
    const db = await openDatabase({ url: database.url })
    const { message, verification } = db.client
    const queued = () => message.count({ where: { state: 'queued' } })
    /** What is tried again in a minute is tried now; what a worker holds stays with it. */
    const hurry = () =>
      message.updateMany({
        where: { tryingSince: null, nextTryAt: { gt: new Date(Date.now() + CLAIM_MS) } },
        data: { nextTryAt: new Date() },
      })
    // Nobody takes one back.
    await message.updateMany({ where: { state: 'queued', tryingSince: null }, data: { nextTryAt: new Date() } })
    for (let killed = 0; killed < KILLS; killed++) {
      const before = taken.length
      kill.isDue = true
      await until(async () => {
        await hurry()
        return taken.length > before || (await queued()) === 0
      })
      await program.stop('SIGKILL')
      kill.isDue = false
      // Whoever held them is gone, so nobody need wait for the leases to end.
      await message.updateMany({ where: { state: 'queued' }, data: { nextTryAt: new Date() } })
      program = await begin()
    }

    for (let left = MESSAGES; left > 0; left = await queued()) {
      await hurry()
      await pause(500)
    }
    const messages = await message.findMany()
    expect(messages).toHaveLength(2 * MESSAGES)
    const out = [...taken, ...sms.texted()]
    const times = (id: string) => out.filter((each) => each === id).length
    const untrue = messages.filter(({ id, channel, state, lostAnswers }) => {
      if (channel === 'sms') return state === 'accepted' ? times(id) !== 1 : state !== 'unsure' || times(id) > 1
      if (state === 'accepted') return times(id) < 1 || times(id) > 1 + lostAnswers
      return state !== 'unsure' || lostAnswers !== 2 || times(id) > 2
    })
    expect(untrue).toEqual([])
    // Else no kill fell where it matters.
    expect(messages.some(({ channel, lostAnswers }) => channel === 'email' && lostAnswers > 0)).toBe(true)
    for (const { id } of await verification.findMany({ select: { id: true } })) {
      expect(await findBrokenEvent({ db }, id)).toBeNull()
    }
    await db.close()
    await program.stop()
    await database.remove()
    await leave()
  })
})
