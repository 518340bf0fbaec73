import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encrypt } from './cipher.ts'
import { TamperedError } from './errors.ts'
import { createKeyring } from './keyring.ts'

const master = randomBytes(32)
const keyring = createKeyring(master)

describe('a data key', () => {
  test('opens after a restart with the same master key', () => {
    const sealedKey = keyring.newDataKey('ver_1')
    const sealed = keyring.open(sealedKey, 'ver_1').seal('Ström 王 สมชาย', 'ver_1 name')
    const later = createKeyring(Buffer.from(master)).open(sealedKey, 'ver_1')
    expect(later.unseal(sealed, 'ver_1 name').toString()).toBe('Ström 王 สมชาย')
  })

  test('is another one each time, and nowhere to be read', () => {
    const keys = Array.from({ length: 50 }, () => keyring.newDataKey('ver_1'))
    expect(new Set(keys).size).toBe(50)
    for (const key of keys) expect(key).not.toContain(master.toString('base64url'))
  })

  test('names the master key that seals it', () => {
    expect(keyring.newDataKey('ver_1').split('.').slice(0, 2)).toEqual(['v2', keyring.keyId])
  })

  test('opens for its own row only', () => {
    expect(() => keyring.open(keyring.newDataKey('ver_1'), 'ver_2')).toThrow(TamperedError)
  })

  test('from before keys were bound to rows opens', () => {
    // As version 1 sealed it: under a context that names no row.
    const wrapping = createSecretKey(Buffer.from(hkdfSync('sha256', master, '', 'ekyc-console wrap', 32)))
    const unbound = encrypt(wrapping, randomBytes(32), 'data-key').toString('base64url')
    const key = keyring.open(`v1.${keyring.keyId}.${unbound}`, 'ver_1')
    expect(key.unseal(key.seal('x', 'name'), 'name').toString()).toBe('x')
    expect(() => keyring.open(`v2.${keyring.keyId}.${unbound}`, 'ver_1')).toThrow(TamperedError)
  })

  test('does not open with another master key', () => {
    const sealedKey = keyring.newDataKey('ver_1')
    expect(() => createKeyring(randomBytes(32)).open(sealedKey, 'ver_1')).toThrow(
      new TamperedError('This was encrypted with a different master key.'),
    )
  })

  test.each([
    '',
    'v1',
    'v1..',
    `v1.${keyring.keyId}.`,
    `v2.${keyring.keyId}.AAAA`,
    `v1.${keyring.keyId}.AAAA`,
    '...',
    '{}',
  ])('does not open from %j', (sealedKey) => {
    expect(() => keyring.open(sealedKey, 'ver_1')).toThrow(TamperedError)
  })

  test('does not open when a character of it was changed', () => {
    const sealedKey = keyring.newDataKey('ver_1')
    for (let at = sealedKey.lastIndexOf('.') + 1; at < sealedKey.length; at++) {
      const changed = `${sealedKey.slice(0, at)}${sealedKey[at] === 'A' ? 'B' : 'A'}${sealedKey.slice(at + 1)}`
      expect(() => keyring.open(changed, 'ver_1'), `character ${at}`).toThrow(TamperedError)
    }
  })
})

describe('a sealed text', () => {
  const key = keyring.open(keyring.newDataKey('ver_1'), 'ver_1')

  test('opens in its own place only', () => {
    const sealed = key.seal('Tan Wei Ling', 'ver_1 name')
    expect(() => key.unseal(sealed, 'ver_2 name')).toThrow(TamperedError)
    expect(() => key.unseal(sealed, 'ver_1 email')).toThrow(TamperedError)
  })

  test.each(['', 'AAAA', '!!!', 'A'.repeat(38), 'A'.repeat(5000)])('is none in %j', (sealed) => {
    expect(() => key.unseal(sealed, 'ver_1 name')).toThrow(TamperedError)
  })
})

describe('a master key', () => {
  test.each([0, 16, 31, 33, 64])('of %i bytes is refused', (length) => {
    expect(() => createKeyring(randomBytes(length))).toThrow('32 bytes')
  })

  test('has a fingerprint that is its own, the same after a restart, and does not hold it', () => {
    expect(createKeyring(Buffer.from(master)).fingerprint).toBe(keyring.fingerprint)
    expect(createKeyring(randomBytes(32)).fingerprint).not.toBe(keyring.fingerprint)
    expect(keyring.fingerprint).not.toContain(master.toString('hex').slice(0, 16))
  })
})

test('a mark is the same for the same text and master key alone', () => {
  const mark = keyring.mark('maria@example.com')
  expect(createKeyring(Buffer.from(master)).mark('maria@example.com')).toBe(mark)
  expect(keyring.mark('mario@example.com')).not.toBe(mark)
  expect(createKeyring(randomBytes(32)).mark('maria@example.com')).not.toBe(mark)
})
