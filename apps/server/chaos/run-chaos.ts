import { setTimeout as sleep } from 'node:timers/promises'
import { checkCase, isSettled } from './check-case.ts'
import { checkHouse } from './check-house.ts'
import { type Case, createCrowd } from './crowd.ts'
import { type Operator, signIn } from './operator.ts'
import { Away, createPatience, type Patiently } from './patience.ts'
import { createRandom } from './random.ts'
import { type Scene, setScene } from './scene.ts'
import { createSpree } from './spree.ts'

export type ChaosOptions = {
  /** A database that is empty. */
  databaseUrl: string
  /** A folder that is empty. */
  dataDir: string
  kills: number
  /** The same seed draws the same aims, instants and stories. */
  seed: number
  onKill?(count: number): void
}

export type Report = Awaited<ReturnType<typeof runChaos>>

/** This share of the kills befalls the very first start: keys, migrations, the first admin. */
const FIRST_STARTS = 1 / 5
/** Photos that the operator has at hand; a third of the cases takes one, while there are some. */
const PHOTOS = 6
/** Everyone is served within a minute of the last kill (leases of 15 s and 30 s, then the polls); longer beside other work. */
const SERVED_WITHIN_MS = 180_000
/** For so long a mint that was cut holds its lease, and a second more. */
const MINT_LEASE_MS = 16_000

/**
 * Kills the real server again and again while customers are on their way, starts it again each time, and at the end
 * compares what it shows with what Tencent and the customers know.
 */
export async function runChaos({ databaseUrl, dataDir, kills, seed, onKill = () => {} }: ChaosOptions) {
  const began = performance.now()
  const random = createRandom(seed)
  const scene = await setScene({ databaseUrl, dataDir })
  const over = new AbortController()
  const patiently = createPatience(over.signal)
  try {
    const spree = createSpree(scene, random, onKill)
    await spree.killFirstStarts(Math.round(kills * FIRST_STARTS))

    const operator = await signIn(scene.origin, patiently)
    const photos = await Promise.all(Array.from({ length: PHOTOS }, (_, number) => operator.upload(`${number}`)))
    const crowd = createCrowd(operator, patiently, { seed, photos })
    const lived = crowd.come()
    // What breaks a customer's way ends the run at once.
    await Promise.race([spree.killAmong(crowd, kills), lived])
    const lastKill = performance.now()
    crowd.endComing()
    setTimeout(() => over.abort(), SERVED_WITHIN_MS).unref()
    await lived
    await Promise.all(crowd.cases.map((one) => untilSettled(one, operator, scene, patiently)))
    const servedAfter = performance.now() - lastKill

    // A start sweeps up the mints of customers who never came back, once their lease is over.
    await sleep(Math.max(MINT_LEASE_MS - servedAfter, 0))
    const problems = await stopWell(scene)
    scene.begin()
    await spree.isUp()
    for (const one of crowd.cases) problems.push(...(await checkCase(one, operator, scene.tencent)))
    problems.push(...(await stopWell(scene)), ...(await checkHouse(scene.place, crowd.cases)), ...scene.complaints())

    const { kills: killed, cut, usualStart, startMs } = spree.ledger
    const given = new Set(crowd.cases.flatMap(({ tokens }) => tokens))
    return {
      kills: killed,
      cut,
      verifications: crowd.cases.length,
      sessions: given.size,
      tokensNeverGiven: scene.tencent.tokens().filter((token) => !given.has(token)).length,
      startMs: { usual: Math.round(usualStart()), longest: Math.round(Math.max(...startMs)) },
      servedAfterSeconds: Math.round(servedAfter / 1000),
      seconds: Math.round((performance.now() - began) / 1000),
      /** Whatever is not as it should be, in words. */
      problems,
    }
  } finally {
    over.abort()
    await scene.close()
  }
}

/** The rescuer brings every result, whether or not its customer came back. */
function untilSettled(one: Case, operator: Operator, { tencent }: Scene, patiently: Patiently): Promise<void> {
  return patiently(async () => {
    const view = await operator.api.verifications.get.query({ id: one.id })
    if (isSettled(view, one, tencent)) return
    await sleep(1000)
    throw new Away(`${one.reference} has no result yet`)
  })
}

async function stopWell(scene: Scene): Promise<string[]> {
  const code = await scene.life().stop()
  return code === 0 ? [] : [`a graceful stop ended with ${code}`]
}
