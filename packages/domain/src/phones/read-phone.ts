import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Country } from '../countries.ts'

/**
 * A number as it is kept, compared and sent to: E.164 if it is a valid number, read as one of the given country unless
 * it has a country code. A number that cannot be read stays as it is, because test numbers and new ranges are in no table.
 *
 * @param phone digits, with a plus or without, as the field `phone` gives them
 */
export const readPhone = (phone: string, country: Country | null): string => numberOf(phone, country)?.number ?? phone

/** The same number grouped for people, such as "+65 9123 0004"; null if it cannot be read. */
export const showPhone = (phone: string, country: Country | null): string | null =>
  numberOf(phone, country)?.formatInternational() ?? null

function numberOf(phone: string, country: Country | null): PhoneNumber | undefined {
  // The longest number that a field takes without its plus is one of "00" and 15 digits.
  const international = phone.replace(/^00(?=[1-9])/, '+')
  const region = (country ?? undefined) as CountryCode | undefined
  const readings = international === phone ? [phone] : [phone, international]
  return readings
    .map((each) => parsePhoneNumberFromString(each, region))
    .flatMap((number) => (number ? [number, withoutTrunkZeros(number)] : []))
    .find((number) => number?.isValid())
}

/** "+65 0 9123 0004": zeros after the country code, in a country that dials none. */
function withoutTrunkZeros({ countryCallingCode, nationalNumber }: PhoneNumber): PhoneNumber | undefined {
  return parsePhoneNumberFromString(`+${countryCallingCode}${nationalNumber.replace(/^0+/, '')}`)
}
