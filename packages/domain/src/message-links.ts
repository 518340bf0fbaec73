import type { Country } from './countries.ts'
import type { Handling, NewHandling, Sending } from './handling.ts'

/**
 * Countries whose banks took links out of emails and SMS to retail customers: Singapore (MAS and ABS, 19 January 2022)
 * and Thailand (Bank of Thailand, March 2023).
 */
export const linkFreeCountries = ['SG', 'TH'] as const satisfies Country[]
export type LinkFreeCountry = (typeof linkFreeCountries)[number]

export const isLinkFree = (country: Country | null): country is LinkFreeCountry =>
  linkFreeCountries.some((each) => each === country)

/** How messages carry the link where nobody has chosen. */
export const usualSending = (country: Country | null): Sending => (isLinkFree(country) ? 'noLink' : 'link')

/** A new profile's rules, with what was not chosen as usual in the merchant's country. */
export function withUsualSending(handling: NewHandling, country: Country | null): Handling {
  const { email = usualSending(country), sms = usualSending(country), ...others } = handling.channels
  return { ...handling, channels: { email, sms, ...others } }
}
