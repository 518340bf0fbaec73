import { sendDueNotices, sweepSignIns } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, headerOf, openPostOffice } from './post-office.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const HOUR = 3_600_000
const NEW = 'seven brown owls sing'

describe.each(engines)('a person’s own account on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const worker = () => ({ ...server.ports, actor: { kind: 'worker' } }) as const

  /** Has the server send through a mail server of the test's own, whose worker the test drives. */
  async function withMail() {
    const { mails, worker } = await openPostOffice(server)
    server.ports.carriers = worker.carriers
    const mailsTo = (email: string) => mails.filter(({ to }) => to.includes(email))
    return {
      mailsTo,
      async subjectsTo(email: string) {
        await sendDueNotices(worker)
        return mailsTo(email).map((mail) => headerOf(mail, 'Subject'))
      },
    }
  }

  it('is announced by an email with the link that the admin sees, which waits sealed', async () => {
    const { mailsTo, subjectsTo } = await withMail()
    const email = 'invited.by.mail@larkfield.example'
    const { link, emailed } = await admin.api.team.invite.mutate({ name: 'Mei Tan', email, role: 'compliance' })
    expect(emailed).toBe(true)
    const token = link.url.split('/').at(-1) ?? ''
    expect(JSON.stringify(await server.ports.db.client.teamNotice.findMany())).not.toContain(token)
    expect(await subjectsTo(email)).toEqual([expect.stringContaining('You have been invited')])
    // Nothing follows the link on its line, because mail programs and people would take it for a part of it.
    expect(bodyOf(mailsTo(email)[0]).split(/\r?\n/)).toContain(link.url)
    await admin.api.team.acceptLink.mutate({ token, password: NEW })
    expect((await server.signIn(email, NEW)).status).toBe(200)
  })

  it('is written to in Chinese first where customers are, and always in English', async () => {
    const { mailsTo, subjectsTo } = await withMail()
    const { setting } = server.ports.db.client
    const value = { offered: ['zh-CN' as const], fallback: 'zh-CN' as const }
    await admin.api.settings.saveLanguages.mutate({ value, base: null })
    const email = 'invited.in.chinese@larkfield.example'
    await admin.api.team.invite.mutate({ name: '陈美玲', email, role: 'operator' })
    await subjectsTo(email)
    await setting.deleteMany({ where: { key: 'languages' } })
    const percents = bodyOf(mailsTo(email)[0])
      .replaceAll('%', '')
      .replace(/=(?=[0-9A-F]{2})/g, '%')
    expect(decodeURIComponent(percents)).toMatch(/陈美玲，您好：.*You have been invited/s)
  })

  it('changes its password with the present one, stays signed in and is signed out everywhere else', async () => {
    const { subjectsTo, mailsTo } = await withMail()
    const person = await join(server, admin, 'operator')
    const elsewhere = await server.signIn(person.email, person.password)
    const change = (currentPassword: string, newPassword: string) =>
      person.api.team.changePassword.mutate({ currentPassword, newPassword })

    await expect(change('not-my-password', NEW)).rejects.toMatchObject({
      data: { httpStatus: 400, field: 'currentPassword', reason: 'wrongPassword' },
    })
    const refusals = [
      ['password1234', 'commonPassword'],
      [person.email.toUpperCase(), 'ownPassword'],
      ['too short', null],
    ] as const
    for (const [password, reason] of refusals) {
      await expect(change(person.password, password)).rejects.toMatchObject({
        data: { httpStatus: 400, field: 'newPassword', reason },
      })
    }
    await change(person.password, NEW)

    expect((await person.api.team.me.query()).email).toBe(person.email)
    await expect(elsewhere.api.team.me.query()).rejects.toMatchObject({ data: { httpStatus: 401 } })
    expect((await server.signIn(person.email, person.password)).status).toBe(401)
    expect((await server.signIn(person.email, NEW)).status).toBe(200)
    expect(await subjectsTo(person.email)).toEqual([expect.stringContaining('Your password was changed')])
    expect(bodyOf(mailsTo(person.email)[0])).not.toContain(NEW)
  })

  it('changes its password, and a link for a new one that was made before is no longer good', async () => {
    const person = await join(server, admin, 'operator')
    const { url } = await admin.api.team.resetLink.mutate({ userId: person.userId })
    await person.api.team.changePassword.mutate({ currentPassword: person.password, newPassword: NEW })
    const taken = { token: url.split('/').at(-1) ?? '', password: 'three grey herons wait' }
    await expect(server.anonymous.team.acceptLink.mutate(taken)).rejects.toMatchObject({ data: { appCode: 'gone' } })
    expect((await server.signIn(person.email, NEW)).status).toBe(200)
  })

  it('is told by email when somebody else resets its password, changes its role or disables it', async () => {
    const { subjectsTo, mailsTo } = await withMail()
    const person = await join(server, admin, 'operator')
    const { url } = await admin.api.team.resetLink.mutate({ userId: person.userId })
    const token = url.split('/').at(-1) ?? ''
    await server.anonymous.team.acceptLink.mutate({ token, password: NEW })
    await admin.api.team.setRole.mutate({ userId: person.userId, role: 'compliance' })
    await admin.api.team.setRole.mutate({ userId: person.userId, role: 'compliance' })
    await admin.api.team.disable.mutate({ userId: person.userId })
    await admin.api.team.disable.mutate({ userId: person.userId })
    const wanted = ['Your account was disabled', 'Your password was reset', 'Your role was changed']
    expect((await subjectsTo(person.email)).sort()).toEqual(wanted.map((subject) => expect.stringContaining(subject)))
    for (const mail of mailsTo(person.email)) {
      expect(bodyOf(mail)).toMatch(/Hello Person \d+,/)
      expect(mail.source).not.toContain(token)
    }
  })

  it('is told later when the mail server is away, and the log says when it never was', async () => {
    await withMail()
    const person = await join(server, admin, 'operator')
    await admin.api.team.setRole.mutate({ userId: person.userId, role: 'admin' })
    const errors: object[] = []
    const email = {
      ...(server.ports.carriers.email as NonNullable<typeof server.ports.carriers.email>),
      send: async () => ({ is: 'later', problem: 'unreachable' }) as const,
    }
    const log = { ...server.ports.log, error: (facts: object) => void errors.push(facts) }
    const away = { ...worker(), carriers: { ...server.ports.carriers, email }, log }
    const waiting = () => server.ports.db.client.teamNotice.count({ where: { userId: person.userId } })
    await sendDueNotices(away)
    expect(errors).toEqual([])
    expect(await waiting()).toBe(1)
    server.moveClock(25 * HOUR)
    await sendDueNotices(away)
    server.moveClock(-25 * HOUR)
    expect(errors).toMatchObject([{ kind: 'roleChanged', problem: 'unreachable' }])
    expect(await waiting()).toBe(0)
  })

  it('leaves no ended session, used link or old pause behind', async () => {
    const { db, clock } = server.ports
    const person = await join(server, admin, 'operator')
    await server.signIn('nobody@larkfield.example', 'wrong-wrong-wrong')
    const past = new Date(clock.now().getTime() - 8 * 24 * HOUR)
    await db.client.authSession.updateMany({ where: { userId: person.userId }, data: { expiresAt: past } })
    await db.client.oneTimeLink.updateMany({ where: { userId: person.userId }, data: { expiresAt: past } })
    await db.client.signInPause.updateMany({ data: { forgetAt: past } })
    const sessions = await db.client.authSession.count()
    await sweepSignIns(worker())
    expect(await db.client.authSession.count({ where: { userId: person.userId } })).toBe(0)
    expect(await db.client.authSession.count()).toBeLessThan(sessions)
    expect(await db.client.oneTimeLink.count({ where: { userId: person.userId } })).toBe(0)
    expect(await db.client.signInPause.count()).toBe(0)
    await admin.api.team.me.query()
  })
})
