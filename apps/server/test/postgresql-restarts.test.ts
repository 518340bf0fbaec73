import { startPostgres } from '@ekyc/db/testing/postgres-server'
import { expect, it, onTestFinished } from 'vitest'
import { keptIn, startUnderLoad } from './database-load.ts'

const RESTARTS = 25

it('a PostgreSQL that restarts under load, however often, ends no process, loses nothing acknowledged and is gone on with', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const load = await startUnderLoad(postgres.url)
  for (let n = 0; n < RESTARTS; n++) {
    await load.goesOn({ taps: n % 5 === 0 })
    await postgres.restart(n % 5 === 4 ? 'immediate' : 'fast')
  }
  const { created, started, ended } = await load.stop()
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const kept = await keptIn(postgres.url)
  expect(kept.created).toEqual(expect.arrayContaining(created))
  expect(kept.started).toEqual(expect.arrayContaining(started))
}, 240_000)
