import path from 'node:path'
import type { Db } from '@ekyc/db'
import { filesBelow, isHalf, witness } from './witness.ts'

/** Where a server keeps what must outlive it. */
export type Place = { databaseUrl: string; evidenceFolder: string }

/** What a kill cut in two, by its names. */
export type Autopsy = {
  /** Mints: the lease is written, the token not yet. */
  mints: string[]
  /** Settlings: evidence is written, some or all of it, the outcome not yet. */
  settlings: string[]
  /** Creations that are committed, while nobody was told. */
  creations: string[]
  /** Files of evidence half written. */
  halfFiles: string[]
}

/** Looks at what a killed server left, before the next one starts. */
export async function autopsy(place: Place, unanswered: string[]): Promise<Autopsy> {
  const files = await filesBelow(place.evidenceFolder)
  return witness(place.databaseUrl, async (db) => {
    if (db.engine === 'sqlite') await assertWhole(db)
    const unsettled = await db.client.session.findMany({
      where: { state: { in: ['minting', 'open'] } },
      select: { id: true, state: true },
    })
    const created = await db.client.verification.findMany({
      where: { reference: { in: unanswered } },
      select: { id: true },
    })
    const withFiles = new Set(files.map((file) => file.split(path.sep)[1]))
    const ids = (state: string) => unsettled.filter((session) => session.state === state).map(({ id }) => id)
    return {
      mints: ids('minting'),
      settlings: ids('open').filter((id) => withFiles.has(id)),
      creations: created.map(({ id }) => id),
      halfFiles: files.filter(isHalf),
    }
  })
}

async function assertWhole(db: Db): Promise<void> {
  const [row] = await db.client.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`
  if (row?.integrity_check !== 'ok') throw new Error(`a kill damaged the database: ${row?.integrity_check}`)
}
