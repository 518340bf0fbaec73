import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createEmptyDatabase, engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'
import { runChaos } from '../chaos/run-chaos.ts'

const KILLS = 30

/** Printed with a failure, so that it can be tried again: `pnpm chaos 30 sqlite <seed>`. */
const seed = Date.now() % 1_000_000

// Both at once: while one server starts, the other one's customers wait.
describe.concurrent.each(engines)('a server on %s that is killed again and again', (engine) => {
  it('ends every verification with its true outcome and evidence', { timeout: 600_000 }, async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-killing-'))
    const database = await createEmptyDatabase(engine)
    try {
      const report = await runChaos({ databaseUrl: database.url, dataDir, kills: KILLS, seed })
      const kills = Object.values(report.kills).reduce((sum, count) => sum + count, 0)
      expect(kills, `seed ${seed}`).toBeGreaterThanOrEqual(KILLS)
      expect(report.problems, `seed ${seed}`).toEqual([])
      expect(report.cut.mints.kills, `seed ${seed}`).toBeGreaterThan(0)
      expect(report.cut.settlings.kills, `seed ${seed}`).toBeGreaterThan(0)
    } finally {
      await database.remove()
      await rm(dataDir, { recursive: true, force: true })
    }
  })
})
