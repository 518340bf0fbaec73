import type { Channel, Handling } from '@ekyc/domain'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { AppError } from '../errors.ts'

type Addressed = { email: string | null; phone: string | null }
type Missing = 'channelOff' | 'noAddress' | 'phoneNotInternational'
/** The input's names of what is to be mended. */
type FieldNames = Record<Channel, string> & { channel: string }

const ofCustomer: FieldNames = { email: 'customer.email', sms: 'customer.phone', channel: 'send.channels' }

/** Where a message of this channel goes: the customer's e-mail address or phone as E.164; else why it goes nowhere. */
export function findAddress(
  channel: Channel,
  customer: Addressed,
  handling: Handling,
): { to: string } | { missing: Missing } {
  if (handling.channels[channel] === 'off') return { missing: 'channelOff' }
  if (!(channel === 'email' ? customer.email : customer.phone)) return { missing: 'noAddress' }
  const to = addressOf(channel, customer)
  return to ? { to } : { missing: 'phoneNotInternational' }
}

/** The customer's address as messages go to it, whatever the profile says; null for none. */
export function addressOf(channel: Channel, { email, phone }: Addressed): string | null {
  if (channel === 'email') return email
  const number = phone ? parsePhoneNumberFromString(phone) : undefined
  return number?.isPossible() ? number.number : null
}

/** The same, or a refusal that names the field. */
export function addressFor(channel: Channel, customer: Addressed, handling: Handling, names = ofCustomer): string {
  const found = findAddress(channel, customer, handling)
  if ('to' in found) return found.to
  throw new AppError('invalidInput', words(found.missing, channel), {
    field: found.missing === 'channelOff' ? names.channel : names[channel],
    reason: found.missing,
  })
}

function words(missing: Missing, channel: Channel): string {
  const by = channel === 'email' ? 'email' : 'SMS'
  switch (missing) {
    case 'channelOff':
      return `The profile does not allow ${by}. Choose another channel.`
    case 'noAddress':
      return `Add the customer’s ${channel === 'email' ? 'email address' : 'phone number'} to send by ${by}.`
    case 'phoneNotInternational':
      return 'Enter the phone number with its country code, such as +65 6555 0100.'
  }
}
