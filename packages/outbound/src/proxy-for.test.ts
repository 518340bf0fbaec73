import { expect, test } from 'vitest'
import { proxyFor } from './proxy-for.ts'

const proxies = { http: 'http://plain.proxy:3128', https: 'http://tls.proxy:3128' }
const hostFor = (address: string, none?: string) => proxyFor(new URL(address), { ...proxies, none })?.hostname ?? null

test('the scheme of the address decides between HTTP_PROXY and HTTPS_PROXY', () => {
  expect(hostFor('http://bank.example/hook')).toBe('plain.proxy')
  expect(hostFor('https://bank.example/hook')).toBe('tls.proxy')
  expect(proxyFor(new URL('https://bank.example'), { http: proxies.http })).toBeNull()
})

test.each(['127.0.0.1', '127.8.9.1', 'localhost', 'api.localhost', '[::1]', '[::ffff:127.0.0.1]'])(
  'loopback (%s) is never reached through a proxy',
  (host) => {
    expect(hostFor(`https://${host}:8443`)).toBeNull()
  },
)

test.each([
  ['*', 'https://bank.example', true],
  ['bank.example', 'https://bank.example', true],
  ['BANK.example', 'https://bank.EXAMPLE', true],
  ['bank.example', 'https://hooks.bank.example', true],
  ['bank.example', 'https://mybank.example', false],
  ['.bank.example', 'https://hooks.bank.example', true],
  ['*.bank.example', 'https://hooks.bank.example', true],
  ['other.example, bank.example', 'https://bank.example', true],
  ['other.example bank.example', 'https://bank.example', true],
  ['bank.example:443', 'https://bank.example', true],
  ['bank.example:8443', 'https://bank.example', false],
  ['bank.example:8443', 'https://bank.example:8443', true],
  ['10.0.0.7', 'http://10.0.0.7:9000', true],
  ['10.0.0.7:9000', 'http://10.0.0.7:9000', true],
  ['10.0.0.0/8', 'http://10.20.30.40:9000', true],
  ['10.0.0.0/8', 'http://11.20.30.40:9000', false],
  ['10.0.0.0/99', 'http://10.0.0.1', false],
  ['fd00::/8', 'http://[fd12::1]:9000', true],
  ['[fd12::1]', 'http://[fd12::1]', true],
  ['[fd12::1]:9000', 'http://[fd12::1]:9000', true],
  ['fd12::1', 'http://[fd12::2]', false],
  ['', 'https://bank.example', false],
  [',,', 'https://bank.example', false],
])('NO_PROXY=%j and %s: direct is %s', (none, address, direct) => {
  expect(hostFor(address, none) === null).toBe(direct)
})
