import { setTimeout as pause } from 'node:timers/promises'
import { type Engine, engines } from '@ekyc/db'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { FACE_ONLY } from '../customers.ts'
import { memoryOf } from '../process-facts.ts'
import { noted } from '../report.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { during, p95 } from '../stats.ts'

const MB = 1024 * 1024
const ROWS = 10_000

type View = { id: string; state: string; columns: { field: string | null }[]; counts: { made: number } }

/** A file of 10,000 customers, each with a message, and the list that somebody works in meanwhile, beside the same list afterwards. */
export async function importing({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const server = await startServer(await databases.empty(engine))
    try {
      await measure(server, engine, report)
    } finally {
      await server.stop()
    }
  }
}

async function measure(server: ServerProcess, engine: Engine, report: Bench['report']): Promise<void> {
  const caller = await server.signIn()
  const before = await memoryOf(server.pid)
  let most = before
  const list = async () => {
    most = Math.max(most, await memoryOf(server.pid))
    return caller.query('verifications.list', { filter: {} })
  }
  const perSecond = (began: number) => (ROWS / (performance.now() - began)) * 1000

  const dropped = performance.now()
  const { id, columns } = await drop(caller)
  report(noted(`import: rows read and kept, ${engine}`, perSecond(dropped), '/s'))

  const matched = columns.map(({ field }) => field)
  const choices = { profileId: FACE_ONLY, send: ['email'] }
  const asked = performance.now()
  await caller.mutate('imports.choose', { id, columns: matched, header: true, choices })
  const checking = await during(until(caller, id, 'checked'), list)
  report(noted(`import: rows checked, ${engine}`, perSecond(asked), '/s'))

  const started = performance.now()
  await caller.mutate('imports.start', { id })
  const making = await during(until(caller, id, 'done'), list)
  report(noted(`import: verifications made, each with a message, ${engine}`, perSecond(started), '/s'))

  report(noted(`import: memory beyond what was held before, ${engine}`, (most - before) / MB, 'MB'))
  const floor = p95(await during(pause(3000), list))
  const beside = { floor, unit: 'ms', limit: null } as const
  report({ what: `import: list p95 while rows are checked, ${engine}`, measured: p95(checking), ...beside })
  report({ what: `import: list p95 while they are made, ${engine}`, measured: p95(making), ...beside })
}

async function drop(caller: Caller): Promise<View> {
  const lines = ['Name,E-mail,Phone,Reference']
  for (let n = 0; n < ROWS; n++) {
    lines.push(`Imported ${n},imported.${n}@example.com,+6566${String(n).padStart(6, '0')},IMP-${n}`)
  }
  const { status, body } = await caller.post('imports.upload', Buffer.from(lines.join('\n')))
  if (status !== 200) throw new Error(`the file was answered ${status}: ${body}`)
  return JSON.parse(body.toString()).result.data
}

/** Asks as often as the console does. */
async function until(caller: Caller, id: string, state: string): Promise<void> {
  for (;;) {
    const { data } = await caller.query<View>('imports.get', { id })
    if (data.state === state) {
      if (state === 'done' && data.counts.made !== ROWS)
        throw new Error(`${data.counts.made} of ${ROWS} rows were made`)
      return
    }
    await pause(1000)
  }
}
