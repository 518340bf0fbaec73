import { BlockList } from 'node:net'
import { readAddress } from '@ekyc/api'
import type { FastifyRequest } from 'fastify'

type Trust = (address: string, hop: number) => boolean

/** Which addresses of a chain of forwarded ones are proxies of ours: a number of hops, or addresses and CIDRs. */
export function trustedProxies(setting: number | string[] | undefined): Trust | false {
  if (!setting) return false
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  const list = new BlockList()
  for (const each of setting) {
    const [address = '', prefix] = each.split('/')
    const family = address.includes(':') ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return (text) => {
    const address = readAddress(text)
    return address !== null && list.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
  }
}

/** The client's address, in one form; a proxy that names none is taken for the client itself. */
export function clientAddress(request: FastifyRequest): string {
  return readAddress(request.ip) ?? readAddress(request.socket.remoteAddress ?? '') ?? 'unknown'
}
