import { expect, it } from 'vitest'
import { networkOf, readAddress } from './client-address.ts'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
  ['::FFFF:CB00:7107', '203.0.113.7'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['64:ff9b::203.0.113.7', '203.0.113.7'],
  ['[64:ff9b::cb00:7107]:443', '203.0.113.7'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%eth0]:443', 'fe80::1'],
  ['203.0.113.7:', '203.0.113.7'],
  ['[2001:db8::1]:', '2001:db8::1'],
  ['"[2001:db8::1]:443"', '2001:db8::1'],
  [' 203.0.113.7:51234 ', '203.0.113.7'],
  ['203.0.113.7:https', null],
  ['203.0.113.7:1:2', null],
  ['[203.0.113.7', null],
  ['for=203.0.113.7', null],
  ['0313.0.113.7', null],
  ['127.1', null],
  ['2130706433', null],
  ['unknown', null],
  ['_hidden', null],
  ['', null],
])('reads the address %s as %s, however a proxy writes it', (text, address) => {
  expect(readAddress(text)).toBe(address)
})

it('looks for no address in what is too long for one', () => {
  expect(readAddress(`x${' '.repeat(300_000)}x`)).toBeNull()
})

it('takes a /64 of IPv6 for one visitor, and an IPv4 address for another', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'))
  expect(networkOf('2001:db8:1:3::9')).not.toBe(networkOf('2001:db8:1:2::9'))
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
})
