import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '@ekyc/db'
import { engines } from '@ekyc/db'
import { createSmtpCarrier } from '@ekyc/delivery'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { FACE_ONLY } from '../customers.ts'
import { PostOffice } from '../post-office.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { mostInASecond } from '../stats.ts'

/** Made within the 10 s in which none of them leaves yet. */
const MAILS = 500
const FROM = 'checks@larkfield.example'
/** More than any server sends. */
const UNBOUND = 1000
const RATE = 50
const RATED_MAILS = 400
const PATIENCE_MS = 60_000

/** How fast mails go out, beside the same mails handed to the mail library alone; and whether two senders keep one rate. */
export async function mail({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const office = await PostOffice.open()
    const home = await databases.empty(engine)
    const server = await startServer(home, { SMTP_URL: office.url, MAIL_FROM: FROM, SMTP_PER_SECOND: String(UNBOUND) })
    try {
      const caller = await server.signIn()
      const verificationId = await queue(caller, MAILS)
      await arrived(office, MAILS)
      const ours = perSecond(office.taken)
      const floor = await alone(office, caller, verificationId)
      report({ what: `mail: sent as fast as it goes, ${engine}`, measured: ours, floor, unit: '/s', limit: null })
    } finally {
      await server.stop()
      await office.close()
    }
  }
  await sharedRate({ databases, report }, 'postgresql')
}

/** Two replicas that both send keep to the rate of one provider. */
async function sharedRate({ databases, report }: Bench, engine: Engine): Promise<void> {
  const office = await PostOffice.open()
  const home = await databases.empty(engine)
  const env = { SMTP_URL: office.url, MAIL_FROM: FROM, SMTP_PER_SECOND: String(RATE) }
  const servers: ServerProcess[] = []
  try {
    servers.push(await startServer(home, env), await startServer(home, env))
    await queue(await (servers[0] as ServerProcess).signIn(), RATED_MAILS)
    await arrived(office, RATED_MAILS)
    const common = { floor: RATE, unit: '/s' } as const
    report({ ...common, what: 'mail: rate used, 2 senders', measured: perSecond(office.taken), limit: { least: 0.9 } })
    // The rate is kept where a mail sets out; what lies between may let two arrive closer together.
    report({ ...common, what: 'mail: most in any sliding second', measured: mostInASecond(office.taken), limit: null })
  } finally {
    for (const server of servers) await server.stop()
    await office.close()
  }
}

/** Makes verifications whose link is sent by email. Returns the id of one of them. */
async function queue(caller: Caller, count: number): Promise<string> {
  const create = (n: number) =>
    caller.mutate<{ id: string }>('verifications.create', {
      customer: { name: 'Maria Santos', email: `maria.${n}@example.com` },
      profileId: FACE_ONLY,
      send: { channels: ['email'] },
    })
  let last = ''
  for (let made = 0; made < count; made += 10) {
    const some = await Promise.all(Array.from({ length: 10 }, (_, n) => create(made + n)))
    last = some[0]?.id ?? ''
  }
  return last
}

async function arrived(office: PostOffice, count: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (office.taken.length < count) {
    if (performance.now() > until) throw new Error(`${office.taken.length} of ${count} mails arrived in a minute`)
    await pause(50)
  }
}

function perSecond(instants: number[]): number {
  const [first, last] = [Math.min(...instants), Math.max(...instants)]
  return ((instants.length - 1) / (last - first)) * 1000
}

/** The very same mail, as often, with as many under way at once. */
async function alone(office: PostOffice, caller: Caller, verificationId: string): Promise<number> {
  const { data: messages } = await caller.query<{ items: { id: string }[] }>('messages.list', { verificationId })
  const id = messages.items[0]?.id ?? ''
  const { data: shown } = await caller.query<{ subject: string; html: string; text: string }>('messages.show', { id })
  const { subject, html, text } = shown
  const carrier = createSmtpCarrier({ url: office.url, from: { name: null, address: FROM }, perSecond: UNBOUND })
  const outgoing = { senderName: 'Larkfield', to: 'maria@example.com', subject, html, text }
  office.taken.length = 0
  await Promise.all(Array.from({ length: MAILS }, (_, n) => carrier.send({ ...outgoing, id: `msg_${n}` })))
  await arrived(office, MAILS)
  await carrier.close()
  return perSecond(office.taken)
}
