import { setTimeout as sleep } from 'node:timers/promises'
import type { Crowd } from './crowd.ts'
import type { Random } from './random.ts'
import type { Life } from './server-process.ts'
import type { Tencent } from './tencent.ts'

/** What a kill aims at. Whether it hits is left to chance, and found out afterwards. */
export const aims = ['firstStart', 'start', 'create', 'mint', 'settle', 'stop', 'any'] as const
export type Aim = (typeof aims)[number]
type FlowAim = Exclude<Aim, 'firstStart'>

/** In this proportion: settling and minting are where most can be lost. */
const mixture: readonly FlowAim[] = [
  ...(['mint', 'mint', 'settle', 'settle', 'settle', 'settle'] as const),
  ...(['create', 'start', 'stop', 'any', 'any'] as const),
]

/** Each aim as often as the mixture says, in an order left to chance. */
export function drawAims(count: number, random: Random): FlowAim[] {
  const drawn = Array.from({ length: count }, (_, index) => mixture[index % mixture.length] ?? 'any')
  return drawn
    .map((aim) => ({ aim, at: random.below(1) }))
    .sort((a, b) => a.at - b.at)
    .map(({ aim }) => aim)
}

const NOBODY_CALLS_MS = 10_000
/** Every life but the shortest has a while in which something goes through. */
const CALM_MS = 400

/** Waits for the instant of a kill; the server runs, but for 'start', where it has just been spawned. */
export async function waitForInstant(
  aim: FlowAim,
  {
    random,
    tencent,
    crowd,
    life,
    startMs,
  }: { random: Random; tencent: Tencent; crowd: Crowd; life: Life; startMs: number },
): Promise<void> {
  if (aim !== 'start') await sleep(random.below(CALM_MS))
  const signal = AbortSignal.timeout(NOBODY_CALLS_MS)
  const event = (happens: Promise<unknown>) => happens.catch(() => undefined)
  switch (aim) {
    case 'start':
      return sleep(random.below(startMs))
    case 'create':
      await event(crowd.nextCreate(signal))
      return sleep(random.below(40))
    case 'mint':
      await event(tencent.next('mint', signal))
      // At once: Tencent has not answered yet.
      return random.oneIn(2) ? undefined : sleep(random.below(60))
    case 'settle':
      await event(tencent.next('result', signal))
      return sleep(random.below(random.pick([30, 60, 300])))
    case 'stop':
      void life.stop()
      return sleep(random.below(60))
    case 'any':
      return sleep(random.below(800))
  }
}
