import { expect, test } from 'vitest'
import { addressIn } from './pasted-address.ts'

test.each([
  'maria@example.com',
  ' maria@example.com;',
  '<maria@example.com>,',
  'Maria Santos <maria@example.com>',
  '"Santos, Maria" <maria@example.com>; ',
  'mailto:maria@example.com?subject=Hello',
  'Maria <mailto:maria@example.com>',
])('what a mail program copies is pasted as the address in it: %j', (copied) => {
  expect(addressIn(copied)).toBe('maria@example.com')
})

test('several addresses stay as they are, to be refused', () => {
  const two = 'Maria <maria@example.com>; Budi <budi@example.com>'
  expect(addressIn(two)).toBe(two)
})
