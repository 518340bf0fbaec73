import { setTimeout as pause } from 'node:timers/promises'

/** The value below which the share of them lies. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: number[]) => percentile(values, 0.5)
export const p95 = (values: number[]) => percentile(values, 0.95)

const WARM_UP = 5

/** Milliseconds of each call, the contenders by turns, so that a noisy moment falls on all of them. */
export async function byTurns(rounds: number, contenders: (() => Promise<{ ms: number }>)[]): Promise<number[][]> {
  const times: number[][] = contenders.map(() => [])
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [index, call] of contenders.entries()) {
      const { ms } = await call()
      if (round >= 0) times[index]?.push(ms)
    }
  }
  return times
}

/** Milliseconds of each call, one after the other, until the work is done. */
export async function during(work: Promise<unknown>, call: () => Promise<{ ms: number }>): Promise<number[]> {
  const times: number[] = []
  let done = false
  void work.finally(() => {
    done = true
  })
  while (!done) {
    times.push((await call()).ms)
    await pause(50)
  }
  return times
}

/** How many of these instants, in milliseconds, the fullest second holds: one that begins with an instant holds as many as any. */
export const mostInASecond = (instants: number[]): number =>
  Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length))
