import { startPair } from '@ekyc/db/testing/standby'
import { expect, it, onTestFinished } from 'vitest'
import { keptIn, startUnderLoad } from './database-load.ts'
import { room, run } from './program.ts'
import { layWire } from './wire.ts'

it('a primary that dies under load is replaced by its synchronous standby: the process lives and nothing acknowledged is lost', async () => {
  const pair = await startPair()
  const wire = await layWire(pair.primary.url)
  const place = await room()
  onTestFinished(async () => {
    wire.close()
    await pair.stop()
    await place.leave()
  })
  const onStandby = await run({ ...place.env, DATABASE_URL: pair.standby.url }).ended
  expect(onStandby).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Cannot use .* a standby.*\n$/) })

  const load = await startUnderLoad(wire.url)
  await load.goesOn()
  await pair.primary.kill()
  await pair.promote()
  wire.lead(pair.standby.url)
  await load.goesOn()
  const { created, started, ended } = await load.stop()
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const kept = await keptIn(pair.standby.url)
  expect(kept.created).toEqual(expect.arrayContaining(created))
  expect(kept.started).toEqual(expect.arrayContaining(started))
}, 240_000)
