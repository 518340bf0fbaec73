import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { clientAddress, trustedProxies } from '../src/http/client-address.ts'

/** The address that a server with this TRUST_PROXY sees, for a connection from `from` with these forwarded addresses. */
async function seen(trust: number | string[] | undefined, from: string, forwarded?: string): Promise<string> {
  const app = Fastify({ trustProxy: trustedProxies(trust) })
  app.get('/', async (request) => clientAddress(request))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const { body } = await app.inject({ url: '/', remoteAddress: from, headers })
  await app.close()
  return body
}

const PROXY = '10.0.0.2'

it.each([
  ['none, directly', undefined, '203.0.113.7', undefined, '203.0.113.7'],
  ['none, with a forged header', undefined, '203.0.113.7', '192.0.2.9', '203.0.113.7'],
  ['one hop', 1, PROXY, '203.0.113.7', '203.0.113.7'],
  ['one hop, with a forged address before', 1, PROXY, '192.0.2.9, 203.0.113.7', '203.0.113.7'],
  ['one hop, with a port', 1, PROXY, '203.0.113.7:50123', '203.0.113.7'],
  [
    'one hop, with another port, in the same header as a forged one',
    1,
    PROXY,
    '192.0.2.9:1, 203.0.113.7:50124',
    '203.0.113.7',
  ],
  ['one hop, IPv6 with a port', 1, PROXY, '[2001:db8::7]:50123', '2001:db8::7'],
  ['one hop, IPv4 in IPv6', 1, `::ffff:${PROXY}`, '::ffff:203.0.113.7', '203.0.113.7'],
  ['one hop that names nobody', 1, PROXY, 'unknown', PROXY],
  ['two hops', 2, PROXY, '192.0.2.9, 203.0.113.7, 10.0.0.3:443', '203.0.113.7'],
  ['a CIDR', ['10.0.0.0/8'], PROXY, '192.0.2.9, 203.0.113.7', '203.0.113.7'],
  ['a CIDR, two proxies with ports', ['10.0.0.0/8'], PROXY, '203.0.113.7:50123, 10.0.0.3:443', '203.0.113.7'],
  ['a CIDR, by IPv4 in IPv6', ['10.0.0.0/8'], `::ffff:${PROXY}`, '203.0.113.7', '203.0.113.7'],
  ['a CIDR of IPv6', ['2001:db8:1::/48'], '2001:db8:1::5', '203.0.113.7', '203.0.113.7'],
  ['an address', ['10.0.0.2'], PROXY, '203.0.113.7', '203.0.113.7'],
  ['a CIDR that the stranger is not in', ['10.0.0.0/8'], '203.0.113.7', '192.0.2.9', '203.0.113.7'],
] as const)('sees the same client behind TRUST_PROXY as %s', async (_name, trust, from, forwarded, wanted) => {
  expect(await seen(typeof trust === 'object' ? [...trust] : trust, from, forwarded)).toBe(wanted)
})
