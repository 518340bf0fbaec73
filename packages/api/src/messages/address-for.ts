import type { Channel, Handling } from '@ekyc/domain'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { AppError } from '../errors.ts'

type Addressed = { email: string | null; phone: string | null }
/** The input's names of what is to be mended. */
type FieldNames = Record<Channel, string> & { channel: string }

const ofCustomer: FieldNames = { email: 'customer.email', sms: 'customer.phone', channel: 'send.channels' }

/**
 * Where a message of this channel goes: the customer's e-mail address, or the phone's number as E.164.
 * Refused, naming the field, when the profile switches the channel off, the address is missing or the number can be none.
 */
export function addressFor(channel: Channel, customer: Addressed, handling: Handling, names = ofCustomer): string {
  if (handling.channels[channel] === 'off') {
    throw new AppError('invalidInput', `The profile does not send by ${words[channel]}. Choose another way.`, {
      field: names.channel,
      reason: 'channelOff',
    })
  }
  const address = channel === 'email' ? customer.email : customer.phone
  if (!address) {
    throw new AppError('invalidInput', `Add the customer’s ${asked[channel]} to send by ${words[channel]}.`, {
      field: names[channel],
      reason: 'noAddress',
    })
  }
  return channel === 'email' ? address : numberOf(address, names.sms)
}

const words = { email: 'e-mail', sms: 'SMS' } as const satisfies Record<Channel, string>
const asked = { email: 'e-mail address', sms: 'phone number' } as const satisfies Record<Channel, string>

function numberOf(phone: string, field: string): string {
  const number = parsePhoneNumberFromString(phone)
  if (number?.isPossible()) return number.number
  throw new AppError('invalidInput', 'Write the phone number with its country code, such as +65 6555 0100.', {
    field,
    reason: 'phoneNotInternational',
  })
}
