import { engines } from '@ekyc/db'
import { finishH5, tokenOf } from '../../test/phone.ts'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { begin } from '../customers.ts'
import { within } from '../report.ts'
import { startServer } from '../server-process.ts'
import { StandIn } from '../stand-in.ts'
import { p95 } from '../stats.ts'
import { watchChanges } from '../watch-changes.ts'

const CUSTOMERS = 20
const BUDGET_MS = 1000

/** From the last byte of Tencent's answer to the row that an open console shows: evidence, commit, event and refetch. */
export async function liveUpdate({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const home = await databases.empty(engine)
    const tencent = await StandIn.start(home.dataDir, 20)
    const replicas = engine === 'sqlite' ? ['all'] : ['web', 'worker']
    const servers = []
    try {
      for (const ROLE of replicas) servers.push(await startServer(home, { ...tencent.env, ROLE }))
      const [web] = servers
      if (!web) throw new Error('no server')
      const delays = await settleAll(await web.signIn(), web.origin, tencent)
      report(within(`live: a result in an open console, p95 of ${CUSTOMERS}, ${engine}`, p95(delays), BUDGET_MS, 'ms'))
    } finally {
      for (const server of servers) await server.stop()
      await tencent.stop()
    }
  }
}

/** Nobody comes back from the H5 page: the rescuer finds the results by itself. */
async function settleAll(caller: Caller, origin: string, tencent: StandIn): Promise<number[]> {
  const begun = []
  for (let n = 0; n < CUSTOMERS; n++) begun.push(await begin(caller))
  const tokens = new Map(begun.map(({ id, h5 }) => [id, tokenOf(h5)]))
  const shownAt = new Map<string, number>()
  const console = watchChanges(origin, caller.cookie, async (id) => {
    if (!tokens.has(id) || shownAt.has(id)) return
    const filter = { q: id }
    const { data } = await caller.query<{ items: { outcome: string | null }[] }>('verifications.list', { filter })
    if (data.items[0]?.outcome === 'passed') shownAt.set(id, performance.now())
  })
  await console.opened
  await Promise.all(begun.map(({ h5 }) => finishH5(h5, 0)))
  await console.until(() => shownAt.size === CUSTOMERS)
  return begun.map(({ id }) => {
    const answered = tencent.seen.findLast(({ token }) => token !== '' && token === tokens.get(id))
    return (shownAt.get(id) ?? Number.NaN) - (answered?.answeredAt ?? Number.NaN)
  })
}
