import type { ServerResponse } from 'node:http'
import { appRouter, remindDue, sendDueMessages } from '@ekyc/api'
import { createHttpSmsCarrier, createSmtpCarrier } from '@ekyc/delivery'
import { startMailServer, startSmsServer } from '@ekyc/delivery/testing'
import type { Channel } from '@ekyc/domain'
import { onTestFinished } from 'vitest'
import type { TestServer } from './start-test-server.ts'

const FAST = 1000

/** Budgets that hold up no test. */
export const FAST_POST = { SMTP_PER_SECOND: String(FAST), SMS_PER_SECOND: String(FAST) }

type Options = {
  mail?: Parameters<typeof startMailServer>[0]
  sms?: (response: ServerResponse) => void
}

/** A server's messages with a mail server and an SMS provider of their own, whose worker the test drives. */
export async function openPostOffice(server: TestServer, options: Options = {}) {
  const mailServer = await startMailServer(options.mail)
  const smsServer = await startSmsServer(options.sms ?? ((response) => response.end('{"id":"sms-1"}')))
  const from = { name: null, address: 'checks@larkfield.example' }
  const email = createSmtpCarrier({ url: mailServer.url(), from, perSecond: FAST })
  onTestFinished(() => email.close())
  const sms = createHttpSmsCarrier({ url: smsServer.url, token: 'secret', perSecond: FAST })
  const ports = { ...server.ports, carriers: { email, sms } }
  const { userId } = await who(server)
  const worker = { ...ports, actor: { kind: 'worker' } } as const
  return {
    mailServer,
    smsServer,
    mails: mailServer.mails,
    worker,
    /** The API as an admin has it, without a sign-in that a moved clock would end. */
    api: callerOf(ports, userId),
    /** The same where nothing sends. */
    apiWithoutCarriers: callerOf(server.ports, userId),
    /** One round of the worker, to its end. */
    async send(channel: Channel = 'email') {
      await Promise.all(await sendDueMessages(worker, { channel, limit: 100 }))
    },
    remind: () => remindDue(worker, 100),
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

/** What a mail says of a header. */
export const headerOf = (mail: { source: string } | undefined, name: string) =>
  new RegExp(`^${name}: (.*)\\r$`, 'm').exec(mail?.source ?? '')?.[1]

/** Its text as it is read: the lines that quoted-printable broke are whole again. */
export const bodyOf = (mail: { source: string } | undefined) =>
  (mail?.source ?? '').replace(/=\r\n/g, '').replaceAll('=3D', '=')

const callerOf = (ports: TestServer['ports'], userId: string) =>
  appRouter.createCaller({ ports, headers: new Headers(), signedIn: async () => ({ userId, role: 'admin' }) })

async function who(server: TestServer): Promise<{ userId: string }> {
  const admin = await server.ports.db.client.user.findFirstOrThrow({ select: { id: true } })
  return { userId: admin.id }
}
