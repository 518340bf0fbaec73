import { createTestDatabase } from '@ekyc/db/testing'
import { startMailServer, startSmsServer } from '@ekyc/delivery/testing'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { signInAt } from './client.ts'
import { until } from './phone.ts'
import { headerOf } from './post-office.ts'
import { type Program, room, run } from './program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const customer = { name: 'Maria Santos', email: 'maria@example.com', phone: '+6591234567' }

let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase('postgresql')
})
afterAll(() => database.close())

/** The program with these ways out, and what is due in its database without waiting for it. */
async function post(ways: Record<string, string>) {
  const place = await room()
  onTestFinished(place.leave)
  const env = {
    ...place.env,
    ...ways,
    DATABASE_URL: database.url,
    // The next one opens what this one sealed.
    MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    LOG_LEVEL: 'silent',
  }
  const { message } = database.db.client
  return {
    async start(): Promise<Program> {
      const program = run(env)
      await program.started()
      return program
    },
    /** Sends a link by this channel, at once. */
    async send(channel: 'email' | 'sms'): Promise<string> {
      const { api } = await signInAt(place.origin, ADMIN)
      const { items } = await api.profiles.list.query()
      const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
      const { messages } = await api.verifications.create.mutate({ customer, profileId, send: { channels: [channel] } })
      return messages[0]?.id ?? ''
    },
    makeDue: () => message.updateMany({ where: { state: 'queued' }, data: { nextTryAt: new Date(0) } }),
    rowOf: (id: string) => message.findUniqueOrThrow({ where: { id } }),
  }
}

it('repeats an e-mail once, under its Message-ID, when the program was killed between acceptance and commit', async () => {
  let victim: Program | undefined
  const mailServer = await startMailServer({
    answer() {
      victim?.signal('SIGKILL')
      return null
    },
  })
  const { start, send, makeDue, rowOf } = await post({
    SMTP_URL: mailServer.url(),
    MAIL_FROM: 'checks@larkfield.example',
  })
  victim = await start()
  const id = await send('email')
  await makeDue()
  await victim.ended
  expect(await rowOf(id)).toMatchObject({ state: 'queued', tries: 1 })

  victim = undefined
  const second = await start()
  // First it learns that an answer was lost, then it repeats.
  await makeDue()
  await until(async () => (await rowOf(id)).lostAnswers === 1)
  await makeDue()
  await until(async () => (await rowOf(id)).state === 'accepted')
  await second.stop()
  const messageId = `<${id}@larkfield.example>`
  expect(mailServer.mails.map((mail) => headerOf(mail, 'Message-ID'))).toEqual([messageId, messageId])
})

it('does not repeat an SMS by itself when the program was killed before it heard the answer', async () => {
  let victim: Program | undefined
  const smsServer = await startSmsServer((response) => {
    victim?.signal('SIGKILL')
    response.end('{"id":"sms-1"}')
  })
  const { start, send, makeDue, rowOf } = await post({ SMS_HTTP_URL: smsServer.url, SMS_HTTP_TOKEN: 'secret' })
  victim = await start()
  const id = await send('sms')
  await makeDue()
  await victim.ended

  const second = await start()
  await makeDue()
  await until(async () => (await rowOf(id)).state === 'unsure')
  await second.stop()
  expect(smsServer.calls).toHaveLength(1)
})
