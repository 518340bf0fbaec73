import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@ekyc/db'
import { signInAt } from './client.ts'
import { phone, until } from './phone.ts'
import { type Program, room, run } from './program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }

/**
 * The program on a database, with 6 creates, 6 lists and 12 taps in flight. Each of them may fail; what counts is what
 * was acknowledged, and that the program lives.
 */
export async function startUnderLoad(databaseUrl: string) {
  const place = await room()
  const admin = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }
  const program = run({ ...place.env, ...admin, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' })
  await program.started()
  const load = await startLoad(place.origin)
  return {
    /** Resolves once more was acknowledged than before: a create, and a tap too if asked for, which is slower. */
    async goesOn({ taps = true } = {}) {
      const before = load.counts()
      const hasGoneOn = async () => {
        const now = load.counts()
        return now.created > before.created && (!taps || now.started > before.started)
      }
      await Promise.race([until(hasGoneOn), endOf(program)])
    },
    /** Ends load and program; what was acknowledged, and whether the program ended well. */
    async stop() {
      const acknowledged = await load.stop()
      const ended = await program.stop()
      await place.leave()
      return { ...acknowledged, ended }
    },
  }
}

/** What a database holds of what `startUnderLoad` makes: ids of verifications, and of those with a session. */
export async function keptIn(databaseUrl: string) {
  const { client, close } = await openDatabase({ url: databaseUrl })
  const created = await client.verification.findMany({ select: { id: true } })
  const started = await client.session.findMany({ where: { state: 'open' }, select: { verificationId: true } })
  await close()
  return { created: created.map(({ id }) => id), started: started.map(({ verificationId }) => verificationId) }
}

async function endOf(program: Program): Promise<never> {
  const { stderr } = await program.ended
  throw new Error(`the program ended: ${stderr}`)
}

async function startLoad(origin: string) {
  const { api } = await signInAt(origin, ADMIN)
  const { items } = await api.profiles.list.query()
  const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
  const created: string[] = []
  const started: string[] = []
  const links: { id: string; url: string }[] = []
  let stopped = false

  const create = async () => {
    const { id, link } = await api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, profileId })
    created.push(id)
    links.push({ id, url: link.url })
  }
  const list = () => api.verifications.list.query({})
  const tap = async () => {
    const link = links.shift()
    if (!link) return pause(20)
    const { status } = await phone.press(`${link.url}/start`)
    if (status !== 303) throw new Error(`refused: ${status}`)
    started.push(link.id)
  }
  const again = async (work: () => Promise<unknown>) => {
    while (!stopped) await work().catch(() => pause(20))
  }
  const workers = [...Array(6).fill(create), ...Array(6).fill(list), ...Array(12).fill(tap)].map(again)
  return {
    counts: () => ({ created: created.length, started: started.length }),
    async stop() {
      stopped = true
      await Promise.all(workers)
      return { created, started }
    },
  }
}
