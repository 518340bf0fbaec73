import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Engine, engines } from '@ekyc/db'
import type { Bench } from '../bench.ts'
import { memoryOf } from '../process-facts.ts'
import { noted, within } from '../report.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { during, p95 } from '../stats.ts'

const MB = 1024 * 1024
const LARGE = 1_000_000
const MOST_MB = 60

/** A file that is written while it is read: as fast for a million rows, with no more memory, and nobody waits for it. */
export async function exporting({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    for (const count of [10_000, LARGE]) {
      const server = await startServer(await databases.filled(engine, count))
      try {
        await measure(server, engine, count, report)
      } finally {
        await server.stop()
      }
    }
  }
}

async function measure(server: ServerProcess, engine: Engine, count: number, report: Bench['report']): Promise<void> {
  const caller = await server.signIn()
  const list = () => caller.query('verifications.list', { filter: {} })
  const idle = await during(pause(2000), list)
  const before = await memoryOf(server.pid)
  let most = before
  const began = performance.now()
  const file = rowsOf(`${server.origin}/api/verifications/export`, caller.cookie)
  const busy = await during(file, async () => {
    most = Math.max(most, await memoryOf(server.pid))
    return list()
  })
  const rows = await file
  if (rows !== count) throw new Error(`the export has ${rows} of ${count} rows`)
  const what = `${count.toLocaleString('en')} rows, ${engine}`
  report(noted(`export: ${what}`, (rows / (performance.now() - began)) * 1000, '/s'))
  report(within(`export: memory beyond what was held before, ${what}`, (most - before) / MB, MOST_MB, 'MB'))
  if (count < LARGE) return
  report(noted(`export: list p95 before, ${engine}`, p95(idle), 'ms'))
  report(noted(`export: list p95 meanwhile, ${engine}`, p95(busy), 'ms'))
}

/** Reads a CSV file to its end and keeps nothing but the number of its lines below the head. */
function rowsOf(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { cookie } }, (answer) => {
      let lines = 0
      answer.on('data', (chunk: Buffer) => {
        for (const byte of chunk) if (byte === 10) lines++
      })
      answer.on('error', reject)
      answer.on('end', () => resolve(lines - 1))
    })
    asked.on('error', reject)
    asked.end()
  })
}
