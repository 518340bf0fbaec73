import { describe, expect, test } from 'vitest'
import { type AlarmState, afterTelling, type Noticed, stepAlarm } from './index.ts'

const start = new Date('2026-11-24T12:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)

/** Looks at one trouble, by one or several replicas, and tells at once what is due. */
function watch({ heard = true } = {}) {
  let alarm: AlarmState | null = null
  const told: string[] = []
  return {
    told,
    alarm: () => alarm,
    look(seconds: number, noticed: Noticed) {
      const now = at(seconds)
      const stepped = stepAlarm(alarm, noticed, now)
      alarm = stepped === 'forget' ? null : (stepped ?? alarm)
      if (!alarm?.nextTryAt || alarm.nextTryAt > now) return
      const trying: AlarmState = { ...alarm, tries: alarm.tries + 1 }
      told.push(`${trying.clearedAt ? 'cleared' : 'began'} at ${seconds}`)
      const next = afterTelling(trying, { missing: !heard, toldBy: heard ? ['email'] : [] }, now)
      alarm = next === 'forget' ? null : next
    },
    hearing(ears: boolean) {
      heard = ears
    },
  }
}

describe('an alarm', () => {
  test('is told once when it begins and once when it ends', () => {
    const { look, told, alarm } = watch()
    for (const seconds of [0, 60, 120, 180]) look(seconds, 'on')
    for (const seconds of [240, 300, 360]) look(seconds, 'off')
    expect(told).toEqual(['began at 60', 'cleared at 300'])
    expect(alarm()).toBeNull()
  })

  test('is nobody’s business when it was seen only once', () => {
    const { look, told, alarm } = watch()
    look(0, 'on')
    for (const seconds of [60, 120]) look(seconds, 'off')
    expect([told, alarm()]).toEqual([[], null])
  })

  test('does not end for one good look between bad ones', () => {
    const { look, told } = watch()
    const looks: Noticed[] = ['on', 'on', 'off', 'on', 'off', 'on']
    looks.forEach((noticed, minute) => {
      look(minute * 60, noticed)
    })
    expect(told).toEqual(['began at 60'])
  })

  test('goes on while one of two replicas still sees it', () => {
    const { look, told } = watch()
    for (let minute = 0; minute < 10; minute++) {
      look(minute * 60, 'on')
      look(minute * 60 + 30, 'off')
    }
    expect(told).toEqual(['began at 60'])
  })

  test('that was noticed by a clock that is set back is over as soon as any other', () => {
    const { look, told, alarm } = watch()
    for (const seconds of [7200, 7260]) look(seconds, 'on')
    for (const seconds of [0, 60, 120]) look(seconds, 'off')
    expect(told).toEqual(['began at 7260', 'cleared at 120'])
    expect(alarm()).toBeNull()
  })

  test('that nobody heard of is told again soon after the clock is set back', () => {
    const { look, told, hearing } = watch({ heard: false })
    for (const seconds of [7200, 7260]) look(seconds, 'on')
    hearing(true)
    for (const seconds of [0, 60, 120]) look(seconds, 'on')
    expect(told).toEqual(['began at 7260', 'began at 0'])
  })

  test('neither begins nor ends for those who do not know', () => {
    const { look, told } = watch()
    look(0, 'unknown')
    look(60, 'on')
    look(120, 'on')
    for (const seconds of [180, 240, 300, 360]) look(seconds, 'unknown')
    expect(told).toEqual(['began at 120'])
  })

  test('is told again, ever more rarely, until somebody hears it', () => {
    const { look, told, hearing } = watch({ heard: false })
    for (let minute = 0; minute < 20; minute++) look(minute * 60, 'on')
    expect(told).toEqual([1, 2, 4, 8, 16].map((minute) => `began at ${minute * 60}`))
    hearing(true)
    for (let minute = 20; minute < 60; minute++) look(minute * 60, 'on')
    expect(told.at(-1)).toBe(`began at ${32 * 60}`)
  })

  test('is told as over also to those who never heard that it began', () => {
    const { look, told, hearing } = watch({ heard: false })
    for (const seconds of [0, 60]) look(seconds, 'on')
    look(100, 'off')
    hearing(true)
    look(160, 'off')
    expect(told).toEqual(['began at 60', 'cleared at 160'])
  })

  test('that comes back before its end could be told is told anew', () => {
    const { look, told, hearing } = watch()
    for (const seconds of [0, 60]) look(seconds, 'on')
    hearing(false)
    for (const seconds of [120, 180]) look(seconds, 'off')
    hearing(true)
    for (const seconds of [200, 260]) look(seconds, 'on')
    expect(told).toEqual(['began at 60', 'cleared at 180', 'began at 200'])
  })

  test('whose end nobody could be told for a day is forgotten', () => {
    const { look, alarm, hearing } = watch()
    for (const seconds of [0, 60]) look(seconds, 'on')
    hearing(false)
    for (let minute = 2; minute < 24 * 60; minute += 10) look(minute * 60, 'off')
    expect(alarm()).not.toBeNull()
    look(25 * 3600, 'off')
    expect(alarm()).toBeNull()
  })
})
