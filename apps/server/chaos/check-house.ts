import { findBrokenEvent } from '@ekyc/api'
import type { Db } from '@ekyc/db'
import type { Place } from './autopsy.ts'
import type { Case } from './crowd.ts'
import { filesBelow, isHalf, witness } from './witness.ts'

/** What is wrong with the database and the folders of a server that has stopped, in words. */
export function checkHouse(place: Place, cases: Case[]): Promise<string[]> {
  return witness(place.databaseUrl, async (db) => [
    ...(await checkNumbers(db, cases)),
    ...(await checkChains(db)),
    ...(await checkFiles(db, place.evidenceFolder)),
  ])
}

async function checkNumbers({ client }: Db, cases: Case[]): Promise<string[]> {
  const unlike = (what: string, seen: number, truth: number) =>
    seen === truth ? [] : [`${seen} ${what}, not ${truth}`]
  return [
    ...unlike('verifications', await client.verification.count(), cases.length),
    ...unlike('idempotency keys', await client.idempotencyKey.count(), cases.length),
    ...unlike('sessions that are being minted', await client.session.count({ where: { state: 'minting' } }), 0),
    ...unlike('leases of mints', await client.verification.count({ where: { mintingUntil: { not: null } } }), 0),
  ]
}

async function checkChains(db: Db): Promise<string[]> {
  const rows = await db.client.verification.findMany({ select: { id: true } })
  const problems: string[] = []
  for (const { id } of rows) {
    const broken = await findBrokenEvent({ db }, id)
    if (broken !== null) problems.push(`the chain of ${id} breaks at event ${broken}`)
  }
  return problems
}

/** Files that no row knows, but for those that docs/operate.md tells of. */
async function checkFiles({ client }: Db, folder: string): Promise<string[]> {
  const known = new Set(
    [
      ...(await client.evidence.findMany({ select: { storageKey: true } })),
      ...(await client.comparePhoto.findMany({ select: { storageKey: true } })),
    ].map(({ storageKey }) => storageKey),
  )
  const ids = new Set((await client.verification.findMany({ select: { id: true } })).map(({ id }) => id))
  const isCopyForNobody = (file: string) => /\/comparePhoto-[^/]+$/.test(file) && !ids.has(file.split('/')[0] ?? '')
  const unknown = (await filesBelow(folder)).filter(
    (file) => file !== 'installation' && !known.has(file) && !isHalf(file) && !isCopyForNobody(file),
  )
  return unknown.map((file) => `nobody knows the file ${file}`)
}
