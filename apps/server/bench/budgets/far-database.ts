import { layWire } from '../../test/wire.ts'
import type { Bench } from '../bench.ts'
import { FACE_ONLY } from '../customers.ts'
import { type Home, startServer } from '../server-process.ts'
import { median } from '../stats.ts'

/** Round trips to PostgreSQL in milliseconds: beside the server, in the same region, in another one. */
const ROUND_TRIPS = [0, 10, 40, 100]
const CREATES = 30
const BURST = 60

/** What the way to PostgreSQL costs: a start, one create, and a burst that waits for the pool’s connections. */
export async function farDatabase({ databases, report }: Bench): Promise<void> {
  const home = await databases.empty('postgresql')
  // The first start migrates; none of the measured ones does.
  await (await startServer(home)).stop()
  const near = await measure(home, 0)
  for (const roundTrip of ROUND_TRIPS) {
    const { start, create, burst } = roundTrip === 0 ? near : await measure(home, roundTrip)
    const line = (what: string, measured: number, floor: number) =>
      report({ what: `far: ${what}, ${roundTrip} ms to PostgreSQL`, measured, floor, unit: 'ms', limit: null })
    line('until it listens', start, near.start)
    line('verifications.create, median', create, near.create)
    line(`${BURST} creates at once, until the last`, burst.ms, near.burst.ms)
    report({
      what: `far: of these refused, ${roundTrip} ms to PostgreSQL`,
      measured: burst.refused,
      floor: 1,
      unit: '',
      limit: { most: 0 },
    })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function measure({ dataDir, databaseUrl = '' }: Home, roundTrip: number) {
  const wire = await layWire(databaseUrl, roundTrip / 2)
  const server = await startServer({ dataDir, databaseUrl: wire.url })
  try {
    const caller = await server.signIn()
    const input = { customer: { name: 'Maria Santos' }, profileId: FACE_ONLY }
    const create = () => caller.mutate('verifications.create', input)
    const times: number[] = []
    for (let n = 0; n < CREATES; n++) times.push(await timed(create))
    let refused = 0
    const orCount = () => create().catch(() => refused++)
    const ms = await timed(() => Promise.all(Array.from({ length: BURST }, orCount)))
    return { start: server.startMs, create: median(times), burst: { ms, refused } }
  } finally {
    await server.stop()
    wire.close()
  }
}
