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

/** How a new profile's messages carry the link, by the merchant's country. */
export const usualSending = (country: Country | null): Sending => (isLinkFree(country) ? 'noLink' : 'link')

/** A profile's rules with messages as its merchant's country has them; what is off stays off. */
export function withUsualSending(handling: Handling, country: Country | null): Handling {
  const { email, sms } = handling.channels
  const usual = (sending: Sending) => (sending === 'off' ? sending : usualSending(country))
  return { ...handling, channels: { ...handling.channels, email: usual(email), sms: usual(sms) } }
}
