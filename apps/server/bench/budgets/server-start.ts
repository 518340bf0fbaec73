import { engines } from '@ekyc/db'
import type { Bench } from '../bench.ts'
import { within } from '../report.ts'
import { startServer } from '../server-process.ts'
import { median } from '../stats.ts'

const STARTS = 5
const BUDGET_MS = 1500

/** From the command to the line that says it listens: on a database that is there, and on none. */
export async function serverStart({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const fresh: number[] = []
    const again: number[] = []
    for (let n = 0; n < STARTS; n++) {
      const home = await databases.empty(engine)
      for (const times of [fresh, again]) {
        const server = await startServer(home)
        times.push(server.startMs)
        await server.stop()
      }
    }
    report(within(`start: until it listens, ${engine}`, median(again), BUDGET_MS, 'ms'))
    report(within(`start: the same on an empty database, ${engine}`, median(fresh), BUDGET_MS, 'ms'))
  }
}
