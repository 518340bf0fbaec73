import type { Country } from './countries.ts'
import type { Handling, Sending } from './handling.ts'

/**
 * Countries whose banks took links out of emails and SMS to retail customers: Singapore (MAS and ABS, 19 January 2022)
 * and Thailand (Bank of Thailand, March 2023).
 */
export const linkFreeCountries = ['SG', 'TH'] as const satisfies Country[]
export type LinkFreeCountry = (typeof linkFreeCountries)[number]

export const isLinkFree = (country: Country | null): country is LinkFreeCountry =>
  linkFreeCountries.some((each) => each === country)

/** A profile's rules with its messages as the merchant's country has them; what is off stays off. */
export function withUsualLinks(handling: Handling, country: Country | null): Handling {
  const { email, sms } = handling.channels
  const usual = (sending: Sending) => (sending === 'link' && isLinkFree(country) ? 'noLink' : sending)
  return { ...handling, channels: { ...handling.channels, email: usual(email), sms: usual(sms) } }
}
