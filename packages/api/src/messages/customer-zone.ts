import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

declare global {
  namespace Intl {
    /** In the platform since ECMA-402's Locale Info, but not in the compiler's library yet. */
    interface Locale {
      getTimeZones(): string[] | undefined
    }
  }
}

/** The whole of China keeps Beijing time by law; the zone of Ürümqi that the table lists beside it is not official. */
const ONE_BY_LAW: Record<string, string> = { CN: 'Asia/Shanghai' }

/** On whose clock a customer is reminded and reads when a link ends: their own zone, else their phone's country's if it has one clock, else the merchant's. */
export function customerZone(
  customer: { timeZone: string | null; phone: string | null },
  merchantZone: string,
  at: Date,
): string {
  return customer.timeZone ?? (customer.phone && zoneOfPhone(customer.phone, at)) ?? merchantZone
}

function zoneOfPhone(phone: string, at: Date): string | null {
  const country = parsePhoneNumberFromString(phone)?.country
  if (!country) return null
  const [first, ...others] = zonesOf(country)
  // Kuala Lumpur and Kuching are two zones with one clock.
  return first && others.every((other) => clockIn(other, at) === clockIn(first, at)) ? first : null
}

/** Kept, because the platform takes as long to find them as to write a verification's row. */
const known = new Map<string, string[]>()

function zonesOf(country: string): string[] {
  const zones =
    known.get(country) ??
    (ONE_BY_LAW[country] ? [ONE_BY_LAW[country]] : new Intl.Locale('und', { region: country }).getTimeZones()) ??
    []
  known.set(country, zones)
  return zones
}

const clockIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
