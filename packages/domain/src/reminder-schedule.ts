import type { Reminders } from './handling.ts'
import { HOUR_MS } from './times.ts'
import { instantAt, wallOf } from './zoned.ts'

/** Customers are reminded from 9:00 and before 20:00 on their own clock. */
const FROM_HOUR = 9
const BEFORE_HOUR = 20

/** Days on which nobody is reminded, as `2026-12-25`, in the customer's zone. */
export type Holidays = ReadonlySet<string>

export type ReminderFacts = {
  reminders: Reminders
  /** The switch of this verification. */
  on: boolean
  /** Reminders that went out so far. */
  sent: number
  /** When the customer last heard of it: the link was made, replaced or extended, or a reminder went out. */
  since: Date
  expiresAt: Date
  timeZone: string
  holidays: Holidays
}

/** When the next reminder is due; null when none is left before the link ends. */
export function nextReminder(facts: ReminderFacts): Date | null {
  const { reminders, on, sent, since, expiresAt, timeZone, holidays } = facts
  if (!on || !reminders.on || sent >= reminders.atMost) return null
  const hours = sent === 0 ? reminders.firstAfterHours : reminders.everyHours
  const due = nextReminderHour(new Date(since.getTime() + hours * HOUR_MS), timeZone, holidays)
  return due !== null && due < expiresAt ? due : null
}

/** Longer than any row of holidays that a link outlives. */
const DAYS_AHEAD = 120

/** The instant itself when customers may be reminded then, else the next at which they may; null when that is far off. */
export function nextReminderHour(at: Date, timeZone: string, holidays: Holidays): Date | null {
  const { year, month, date } = wallOf(at, timeZone)
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const opens = instantAt({ year, month, date: date + ahead, hour: FROM_HOUR }, timeZone)
    const closes = instantAt({ year, month, date: date + ahead, hour: BEFORE_HOUR }, timeZone)
    if (at < closes && !holidays.has(wallOf(opens, timeZone).day)) return at > opens ? at : opens
  }
  return null
}
