import { expect, test } from 'vitest'
import { createTestDatabase } from '../testing/index.ts'
import { openClock } from './open-clock.ts'
import { Timeline } from './timeline.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A machine whose two clocks a test moves. */
function machine(timeOfDay = Date.now()) {
  let [elapsed, shift] = [0, 0]
  return {
    monotonic: () => elapsed,
    timeOfDay: () => timeOfDay + elapsed + shift,
    pass(ms: number) {
      elapsed += ms
    },
    step(ms: number) {
      shift += ms
    },
  }
}

test('on PostgreSQL goes by the database, however far off this machine is and however it steps', async () => {
  const { db, close } = await createTestDatabase('postgresql')
  const off = { monotonic: () => performance.now(), timeOfDay: () => Date.now() - 5 * MINUTE }
  const clock = await openClock(db, off)
  const apart = () => Math.abs(clock.now().getTime() - Date.now())
  expect(apart()).toBeLessThan(1000)
  expect(clock.machineAheadMs()).toBeLessThan(-5 * MINUTE + 1000)
  off.timeOfDay = () => Date.now() + 20 * DAY
  expect(apart()).toBeLessThan(1000)
  await clock.stop()
  await close()
  expect(apart()).toBeLessThan(1000)
})

test('on SQLite is this machine’s clock, and says for an hour after its start or a jump that nothing may go by age', async () => {
  const { db, close } = await createTestDatabase('sqlite')
  const here = machine()
  const clock = await openClock(db, here)
  const steadyAfter = (ms: number) => {
    here.pass(ms)
    return clock.steady()
  }
  expect(steadyAfter(HOUR - 1)).toBe(false)
  expect(steadyAfter(1)).toBe(true)
  here.step(MINUTE / 2)
  expect(steadyAfter(1)).toBe(true)
  here.step(20 * DAY)
  expect(clock.now()).toEqual(new Date(here.timeOfDay()))
  expect(steadyAfter(1)).toBe(false)
  here.step(-20 * DAY)
  expect(steadyAfter(0)).toBe(false)
  expect(steadyAfter(HOUR - 1)).toBe(false)
  expect(steadyAfter(1)).toBe(true)
  expect(clock.machineAheadMs()).toBeNull()
  await close()
})

test('an uncertain measurement corrects only what it proves wrong', () => {
  const here = machine()
  const timeline = new Timeline(here.monotonic)
  const now = () => timeline.now().getTime()
  timeline.correct(1_000_000, -5, 5)
  expect(now()).toBe(1_000_000)
  timeline.correct(1_000_400, -500, 500)
  expect(now()).toBe(1_000_000)
  timeline.correct(1_000_800, -500, 500)
  expect(now()).toBe(1_000_300)
})
