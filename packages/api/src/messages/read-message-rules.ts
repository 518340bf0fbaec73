import type { Country, Holidays, Locale } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getHolidays, getLanguages } from '../settings/get-setting.ts'
import { merchantOrDefault } from '../settings/merchant.ts'

/** What of the settings decides when and in which language customers are written to. Read before the transaction. */
export type MessageRules = {
  /** The merchant's own zone. */
  timeZone: string
  /** Whose phone numbers need no country code. */
  country: Country | null
  /** Days on which nobody is reminded. */
  holidays: Holidays
  /** The languages of the page, and the one of customers of whom none is known. */
  offered: readonly Locale[]
  fallback: Locale
}

export async function readMessageRules(ctx: Pick<Ctx, 'db' | 'config'>): Promise<MessageRules> {
  const [{ timeZone, country }, holidays, { offered, fallback }] = await Promise.all([
    merchantOrDefault(ctx),
    getHolidays(ctx),
    getLanguages(ctx),
  ])
  return { timeZone, country, holidays, offered, fallback }
}
