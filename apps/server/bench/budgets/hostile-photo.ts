import { drawPhoto } from '@ekyc/api/testing'
import { jpegOfManyScans } from '@ekyc/api/testing/hostile-jpeg'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { noted } from '../report.ts'
import { startServer } from '../server-process.ts'
import { median, p95 } from '../stats.ts'
import { signInOfUnit } from '../unit-operator.ts'

const ROUNDS = 20
const AT_ONCE = 5

/** What other people's photos wait for while one person uploads the costliest ones again and again. */
export async function hostilePhoto({ databases, report }: Bench): Promise<void> {
  const server = await startServer(await databases.empty('sqlite'))
  try {
    const attacker = await server.signIn()
    const honest = await signInOfUnit(server, 'Jurong East')
    const photo = await drawPhoto({ width: 3000, height: 4000 }).jpeg().toBuffer()
    for (const caller of [attacker, honest]) await upload(caller, photo)
    const manyScans = await upload(attacker, jpegOfManyScans())
    report(noted('hostile: 2,000 scans, until the photo is refused', manyScans, 'ms'))

    const costliest = jpegOfManyScans({ width: 7000, height: 7000, scans: 100 })
    report(noted('hostile: 49 megapixels in 100 scans, until it is stored', await upload(attacker, costliest), 'ms'))
    const alone = await waits(honest, photo)
    let attacking = true
    const attack = async () => {
      while (attacking) await upload(attacker, costliest)
    }
    const attacks = Array.from({ length: AT_ONCE }, attack)
    const beside = await waits(honest, photo)
    attacking = false
    await Promise.all(attacks)
    const compare = (what: string, of: (each: number[]) => number, limit: { most: number } | null) =>
      report({ what, measured: of(beside.photos), floor: of(alone.photos), unit: 'ms', limit })
    compare(`hostile: another's photo beside ${AT_ONCE} of these, median`, median, { most: 3 })
    compare(`hostile: another's photo beside ${AT_ONCE} of these, p95`, p95, { most: 3 })
    report(noted('hostile: list p95 meanwhile', p95(beside.lists), 'ms'))
  } finally {
    await server.stop()
  }
}

async function waits(caller: Caller, photo: Buffer): Promise<{ photos: number[]; lists: number[] }> {
  const photos: number[] = []
  const lists: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    photos.push(await upload(caller, photo))
    lists.push((await caller.query('verifications.list')).ms)
  }
  return { photos, lists }
}

async function upload(caller: Caller, photo: Buffer): Promise<number> {
  const { ms, status, body } = await caller.post('comparePhotos.upload', photo)
  if (status !== 200 && status !== 400) throw new Error(`the upload answered ${status}: ${body}`)
  return ms
}
