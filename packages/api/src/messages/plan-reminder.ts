import { type Handling, nextReminder } from '@ekyc/domain'
import { customerZone } from './customer-zone.ts'
import type { MessageRules } from './read-message-rules.ts'

export type Reminded = {
  timeZone: string | null
  phone: string | null
  remindersOn: boolean
  remindersSent: number
  expiresAt: Date
}

/** When the customer is next reminded, counted from `since`, when they last heard of it; null when not at all. */
export function planReminder(row: Reminded, handling: Handling, rules: MessageRules, since: Date): Date | null {
  return nextReminder({
    reminders: handling.reminders,
    on: row.remindersOn,
    sent: row.remindersSent,
    since,
    expiresAt: row.expiresAt,
    timeZone: customerZone(row, rules.timeZone, since),
    holidays: rules.holidays,
  })
}
