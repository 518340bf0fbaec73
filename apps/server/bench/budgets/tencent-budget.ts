import { setTimeout as pause } from 'node:timers/promises'
import type { Bench } from '../bench.ts'
import { begin } from '../customers.ts'
import { startServer } from '../server-process.ts'
import { StandIn } from '../stand-in.ts'
import { mostInASecond } from '../stats.ts'

const QPS = 20
/** Each is asked about every 10 s: half as much again as the budget serves. */
const SESSIONS = 300
const WORKERS = 3
const SETTLING_MS = 5000
const WINDOW_MS = 40_000

/** Three workers on PostgreSQL share the budget of 20 a second, as the wire to Tencent sees it. */
export async function tencentBudget({ databases, report }: Bench): Promise<void> {
  const home = await databases.empty('postgresql')
  const tencent = await StandIn.start(home.dataDir, 1000)
  const servers = []
  try {
    const web = await startServer(home, { ...tencent.env, ROLE: 'web', TENCENTCLOUD_QPS: '500' })
    servers.push(web)
    const caller = await web.signIn()
    for (let n = 0; n < SESSIONS; n++) await begin(caller)
    await tencent.restart(QPS)
    const env = { ...tencent.env, ROLE: 'worker', TENCENTCLOUD_QPS: String(QPS) }
    servers.push(...(await Promise.all(Array.from({ length: WORKERS }, () => startServer(home, env)))))
    await pause(SETTLING_MS)
    const from = performance.now()
    await pause(WINDOW_MS)
    const calls = tencent.seen.filter(({ at }) => at >= from && at < from + WINDOW_MS)
    const perSecond = calls.length / (WINDOW_MS / 1000)
    const most = mostInASecond(calls.map(({ at }) => at))
    const refused = calls.filter((call) => call.refused).length
    const common = { floor: QPS, unit: '/s' } as const
    report({ ...common, what: `tencent: budget used, ${WORKERS} workers`, measured: perSecond, limit: { least: 0.95 } })
    report({ ...common, what: 'tencent: most in any sliding second', measured: most, limit: { most: 1 } })
    report({ what: 'tencent: calls refused by the limit', measured: refused, floor: 1, unit: '', limit: { most: 0 } })
  } finally {
    for (const server of servers) await server.stop()
    await tencent.stop()
  }
}
