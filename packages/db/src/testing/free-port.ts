import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems give to connections (from 32768 on Linux). */
const FIRST = 20_000
const PER_WORKER = 3000
const WORKERS = 4

/**
 * A port that no process listens on and that no connection takes, even while the program that it is for is stopped and
 * started again. Test workers that run at the same time draw from ranges of their own.
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env.VITEST_POOL_ID ?? 0) % WORKERS
  const port = FIRST + worker * PER_WORKER + randomInt(PER_WORKER)
  return (await isFree(port)) ? port : freePort()
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
