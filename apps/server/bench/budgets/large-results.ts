import { setTimeout as pause } from 'node:timers/promises'
import { phone, tokenOf } from '../../test/phone.ts'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { type Begun, begin } from '../customers.ts'
import { memoryOf } from '../process-facts.ts'
import { noted, within } from '../report.ts'
import { startServer } from '../server-process.ts'
import { startSlowTencent } from '../slow-tencent.ts'
import { median } from '../stats.ts'

const MB = 1024 * 1024
const LARGE = 30 * MB
const AT_ONCE = 8
const OTHERS = 10
/** What is left of a machine of 2 GB beside the system. */
const MEMORY_MB = 1500

/** A result of 30 MB at 1 MB/s, alone and eight at once, and what other customers notice of them. */
export async function largeResults({ databases, report }: Bench): Promise<void> {
  const tencent = await startSlowTencent(MB)
  const server = await startServer(await databases.empty('sqlite'), tencent.env)
  try {
    const caller = await server.signIn()
    const returning = async () => {
      tencent.resultsOf(1000)
      return waitFor(caller, await begin(caller))
    }
    const alone: number[] = []
    for (let n = 0; n < OTHERS; n++) alone.push(await returning())
    const idle = await memoryOf(server.pid)
    report(noted('large: memory of the server with none on its way', idle / MB, 'MB'))

    for (const many of [1, AT_ONCE]) {
      tencent.resultsOf(LARGE)
      const large = await Promise.all(Array.from({ length: many }, () => begin(caller)))
      const memory = watchMemory(server.pid)
      const stall = watchStall(server.origin)
      const settling = Promise.all(
        large.map(async (each) => {
          await settled(caller, each)
          return (performance.now() - (tencent.askedAt(tokenOf(each.h5)) ?? 0)) / 1000
        }),
      )
      const others: number[] = []
      if (many > 1) {
        await pause(8000)
        for (let n = 0; n < OTHERS; n++) others.push(await returning())
      }
      const seconds = await settling
      const peak = await memory.stop()
      const what = `large: ${many} of 30 MB at 1 MB/s each`
      report({
        what: `${what}, until settled`,
        measured: Math.max(...seconds),
        floor: 30,
        unit: 's',
        limit: { most: 1.3 },
      })
      report({ ...noted(`${what}, memory of each`, (peak - idle) / many / MB, 'MB'), floor: LARGE / MB })
      report(within(`${what}, memory of the server`, peak / MB, MEMORY_MB, 'MB'))
      report(noted(`${what}, the longest that others wait for the server`, await stall.stop(), 'ms'))
      if (others.length === 0) continue
      const measured = median(others)
      const floor = median(alone)
      report({ what: `${what}, small results meanwhile`, measured, floor, unit: 'ms', limit: { most: 3 } })
    }
  } finally {
    await server.stop()
    tencent.stop()
  }
}

/** Milliseconds from the customer’s return until the page knows the result. */
async function waitFor(caller: Caller, begun: Begun): Promise<number> {
  const began = performance.now()
  await phone.open(`${begun.link}/return?token=${tokenOf(begun.h5)}`)
  await phone.open(`${begun.link}/return`)
  await settled(caller, begun, 10)
  return performance.now() - began
}

async function settled(caller: Caller, { id }: Begun, everyMs = 100): Promise<void> {
  const look = () => caller.query<{ outcome: string | null }>('verifications.get', { id })
  while ((await look()).data.outcome === null) await pause(everyMs)
}

function watchMemory(pid: number) {
  let peak = 0
  const look = async () => {
    peak = Math.max(peak, await memoryOf(pid))
  }
  const timer = setInterval(look, 50)
  return {
    async stop() {
      clearInterval(timer)
      await look()
      return peak
    },
  }
}

/** The slowest of many empty requests. */
function watchStall(origin: string) {
  let going = true
  const watching = (async () => {
    let longest = 0
    while (going) {
      const began = performance.now()
      await (await fetch(`${origin}/healthz`)).text()
      longest = Math.max(longest, performance.now() - began)
      await pause(5)
    }
    return longest
  })()
  return {
    stop() {
      going = false
      return watching
    },
  }
}
