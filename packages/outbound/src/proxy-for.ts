import { BlockList, isIP } from 'node:net'

/** The proxies of this installation, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY name them. */
export type Proxies = {
  /** Origin of the proxy for http addresses, with user and password if it needs them. */
  http?: string
  /** The same for https addresses. */
  https?: string
  /** Hosts that are reached directly, separated by commas: `*`, a name with its subdomains, an address, a CIDR; each may end with a port. */
  none?: string
}

/** Returns the proxy through which to reach an address, or null for a direct connection. Loopback is always direct. */
export function proxyFor(url: URL, proxies: Proxies): URL | null {
  const proxy = url.protocol === 'https:' ? proxies.https : proxies.http
  if (!proxy || isLoopback(url.hostname)) return null
  const excluded = (proxies.none ?? '').split(/[\s,]+/).some((entry) => entry !== '' && covers(entry, url))
  return excluded ? null : new URL(proxy)
}

/** Reports whether a URL's hostname is this machine: localhost, 127.0.0.0/8 or ::1. */
function isLoopback(hostname: string): boolean {
  return /^(localhost\.?|.+\.localhost|127(\.\d+){3}|\[::1\]|\[::ffff:7f..:.+\])$/.test(hostname)
}

function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
  if (port && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false
  const host = bare(url.hostname)
  const wanted = bare(name)
  if (wanted.includes('/')) return isInRange(host, wanted)
  if (isIP(wanted)) return isInRange(host, `${wanted}/${isIP(wanted) === 4 ? 32 : 128}`)
  const domain = wanted.replace(/^\*?\./, '')
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`))
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '').replace(/\.$/, '')

function isInRange(host: string, range: string): boolean {
  const family = isIP(host)
  const [network = '', bits = ''] = range.split('/')
  if (family === 0 || isIP(network) !== family || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))
    return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, Number(bits), type)
  return list.check(host, type)
}
