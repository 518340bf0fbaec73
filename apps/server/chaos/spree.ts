import { setTimeout as sleep } from 'node:timers/promises'
import { autopsy } from './autopsy.ts'
import type { Crowd } from './crowd.ts'
import { type Aim, drawAims, waitForInstant } from './killer.ts'
import { createLedger } from './ledger.ts'
import type { Random } from './random.ts'
import type { Scene } from './scene.ts'

/** At most so many kills more than planned. */
const MORE = 30

/** Kills one life after the other and keeps the ledger. */
export function createSpree(scene: Scene, random: Random, onKill: (count: number) => void) {
  const ledger = createLedger()
  const isUp = async () => ledger.startMs.push(await scene.life().up())

  /** False when that life had ended by itself before, as a graceful stop may. */
  async function kill(aim: Aim): Promise<boolean> {
    const killed = await scene.life().kill()
    if (killed) {
      ledger.kills[aim] += 1
      onKill(ledger.count())
    }
    return killed
  }

  return {
    ledger,
    isUp,

    /** At instants that grow, so that the kills walk through the start from its first steps to its last. */
    async killFirstStarts(count: number): Promise<void> {
      const startMs = await scene.rehearse()
      for (let step = 0; step < count; step++) {
        scene.begin()
        await Promise.race([sleep(((step + random.below(1)) / count) * startMs), scene.life().up()])
        await kill('firstStart')
      }
      scene.begin()
      await isUp()
    },

    /**
     * While the crowd is on its way, until `total` kills are done. A short run on a busy machine may miss what matters, so
     * that more kills then aim at it.
     */
    async killAmong(crowd: Crowd, total: number): Promise<void> {
      const planned = drawAims(total - ledger.count(), random)
      const next = () => planned.shift() ?? (ledger.count() < total + MORE ? ledger.missed() : undefined)
      for (let aim = next(); aim; aim = next()) {
        let killed = false
        while (!killed) {
          if (aim !== 'start') await isUp()
          const about = { random, tencent: scene.tencent, crowd, life: scene.life(), startMs: ledger.usualStart() }
          await waitForInstant(aim, about)
          killed = await kill(aim)
          if (killed) ledger.add(await autopsy(scene.place, crowd.unanswered()))
          scene.begin()
        }
      }
      await isUp()
    },
  }
}
