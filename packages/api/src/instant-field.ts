import { z } from 'zod'

/** Years that both databases can hold: PostgreSQL knows no year 0. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z')
const LATEST = Date.parse('9999-12-31T23:59:59.999Z')

const isKept = (text: string) => Date.parse(text) >= EARLIEST && Date.parse(text) <= LATEST

/** An instant of the years 1 to 9999, such as 2026-01-31T09:00:00+08:00. */
export const instantField = z.iso
  .datetime({ offset: true })
  .refine(isKept, 'Enter a date and time between the years 1 and 9999.')
