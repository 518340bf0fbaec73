import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remindersSchema } from './handling.ts'
import { nextReminder, nextReminderHour, type ReminderFacts } from './reminder-schedule.ts'

const at = (text: string) => new Date(text)
const none = new Set<string>()
const facts = (more: Partial<ReminderFacts> = {}): ReminderFacts => ({
  reminders: remindersSchema.parse({}),
  on: true,
  sent: 0,
  since: at('2026-11-23T02:00:00Z'),
  expiresAt: at('2026-11-30T15:59:59.999Z'),
  timeZone: 'Asia/Singapore',
  holidays: none,
  ...more,
})

describe('a reminder', () => {
  it('is due a day after the link, then every two days, three times', () => {
    expect(nextReminder(facts())).toEqual(at('2026-11-24T02:00:00Z'))
    expect(nextReminder(facts({ sent: 1 }))).toEqual(at('2026-11-25T02:00:00Z'))
    expect(nextReminder(facts({ sent: 3 }))).toBeNull()
  })

  it('is not due where it is switched off, by the profile or for this verification', () => {
    expect(nextReminder(facts({ on: false }))).toBeNull()
    expect(nextReminder(facts({ reminders: remindersSchema.parse({ on: false }) }))).toBeNull()
  })

  it('never comes when the link has ended', () => {
    expect(nextReminder(facts({ expiresAt: at('2026-11-24T01:59:00Z') }))).toBeNull()
    // Its hour would be the morning after the end.
    expect(nextReminder(facts({ since: at('2026-11-29T13:00:00Z') }))).toBeNull()
  })

  it('waits for the morning, on the customer’s clock', () => {
    expect(nextReminderHour(at('2026-11-24T12:00:00Z'), 'Asia/Singapore', none)).toEqual(at('2026-11-25T01:00:00Z'))
    expect(nextReminderHour(at('2026-11-24T11:59:59Z'), 'Asia/Singapore', none)).toEqual(at('2026-11-24T11:59:59Z'))
    expect(nextReminderHour(at('2026-11-24T20:00:00Z'), 'Asia/Singapore', none)).toEqual(at('2026-11-25T01:00:00Z'))
  })

  it('skips holidays, judged by the customer’s calendar', () => {
    const holidays = new Set(['2026-12-25', '2026-12-26'])
    const evening = at('2026-12-24T13:00:00Z') // 21:00 of the 24th in Singapore
    expect(nextReminderHour(evening, 'Asia/Singapore', holidays)).toEqual(at('2026-12-27T01:00:00Z'))
    expect(nextReminderHour(evening, 'Europe/London', holidays)).toEqual(evening)
  })

  it('keeps to 9:00 on the wall when the clocks change', () => {
    expect(nextReminderHour(at('2026-03-28T23:00:00Z'), 'Europe/Berlin', none)).toEqual(at('2026-03-29T07:00:00Z'))
    expect(nextReminderHour(at('2026-10-24T23:00:00Z'), 'Europe/Berlin', none)).toEqual(at('2026-10-25T08:00:00Z'))
  })

  it('is given up when every day is a holiday', () => {
    const all = { has: () => true } as unknown as ReadonlySet<string>
    expect(nextReminderHour(at('2026-11-24T12:00:00Z'), 'UTC', all)).toBeNull()
  })
})

it('never falls into a night or on a holiday, in any zone, nor earlier than it is due', () => {
  const instants = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
  const zones = fc.constantFrom('UTC', 'Asia/Singapore', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu')
  fc.assert(
    fc.property(instants, zones, fc.array(fc.integer({ min: 0, max: 20 })), (due, timeZone, ahead) => {
      const day = (instant: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant)
      const holidays = new Set(ahead.map((days) => day(new Date(due.getTime() + days * 86_400_000))))
      const found = nextReminderHour(due, timeZone, holidays)
      expect(found).not.toBeNull()
      if (!found) return
      const hour = Number(
        new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(found),
      )
      expect(found.getTime()).toBeGreaterThanOrEqual(due.getTime())
      expect(hour).toBeGreaterThanOrEqual(9)
      expect(hour).toBeLessThan(20)
      expect(holidays.has(day(found))).toBe(false)
    }),
  )
})
