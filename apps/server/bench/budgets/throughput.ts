import path from 'node:path'
import { engines } from '@ekyc/db'
import { freePort } from '@ekyc/db/testing/free-port'
import type { Bench } from '../bench.ts'
import { callerOf } from '../caller.ts'
import { startServer } from '../server-process.ts'
import { median } from '../stats.ts'

const FLOOR = path.resolve(import.meta.dirname, '../floor-server.ts')
const ROUNDS = 8
const ROUND_MS = 1000
const AT_ONCE = 8

/** `verifications.list` serves at least half of what the same Prisma query serves behind an empty authenticated procedure. */
export async function throughput({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const floorPort = String(await freePort())
    const server = await startServer(await databases.filled(engine, 10_000), { FLOOR_PORT: floorPort }, FLOOR)
    try {
      const caller = await server.signIn()
      const product = () => caller.query('verifications.list')
      const empty = callerOf(`http://localhost:${floorPort}`, caller.cookie)
      const floor = () => empty.query('list')
      await Promise.all([perSecond(product), perSecond(floor)])
      const [ours, theirs]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await perSecond(product))
        theirs.push(await perSecond(floor))
      }
      report({
        what: `throughput: verifications.list, ${engine}`,
        measured: median(ours),
        floor: median(theirs),
        unit: '/s',
        limit: { least: 0.5 },
      })
    } finally {
      await server.stop()
    }
  }
}

async function perSecond(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let done = 0
  const client = async () => {
    for (; performance.now() - began < ROUND_MS; done++) await call()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, client))
  return (done / (performance.now() - began)) * 1000
}
