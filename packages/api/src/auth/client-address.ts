import ipaddr from 'ipaddr.js'

/** With brackets, a zone and a port. */
const MOST_CHARACTERS = 100

/**
 * An address as proxies write it, in one form: without quotes, a port or brackets, IPv4 also where it came written into IPv6.
 * Null for what is no address.
 */
export function readAddress(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return null
  const plain = text.replace(/^[\s"]+|[\s"]+$/g, '')
  const bare = /^\[([^\]]+)\](?::\d*)?$/.exec(plain)?.[1] ?? /^([\d.]+):\d*$/.exec(plain)?.[1] ?? plain
  const withoutZone = bare.split('%', 1)[0] ?? ''
  // Four decimals or IPv6: other spellings of IPv4 (octal, one number) are not addresses.
  if (!ipaddr.IPv4.isValidFourPartDecimal(withoutZone) && !ipaddr.IPv6.isValid(withoutZone)) return null
  const address = ipaddr.process(withoutZone)
  // Networks that speak IPv6 only write every IPv4 visitor into one range (RFC 6052): they must not count as one.
  return address.range() === 'rfc6052'
    ? new ipaddr.IPv4(address.toByteArray().slice(-4)).toString()
    : address.toString()
}

/** Returns the network that counts as one visitor: the IPv4 address, or the /64 that one household or server has. */
export const networkOf = (address: string): string => prefixOf(address, 64)

/** The largest network that one customer of a provider is usually given: the address itself, or its /48. */
export const siteOf = (address: string): string => prefixOf(address, 48)

function prefixOf(address: string, bits: 48 | 64): string {
  if (!ipaddr.IPv6.isValid(address)) return address
  const parts = ipaddr.IPv6.parse(address).parts.map((part, index) => (index < bits / 16 ? part : 0))
  return `${new ipaddr.IPv6(parts).toString()}/${bits}`
}
