/** A name or address and perhaps a port, as a browser writes them. What else a parser of addresses would take, such as
 * a user, %XX or the numbers of an IP address in another notation, a proxy in front may have read as another host. */
const HOST = /^(?<name>[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\[[0-9a-f:.]+\])\.?(?::(?<port>\d{1,5}))?$/i

export type HostName = { name: string; port: string | undefined }

/** The host that a header or an address names, in small letters and without a trailing dot; null when it names none. */
export function parseHost(text: string): HostName | null {
  const { name, port } = HOST.exec(text)?.groups ?? {}
  if (!name || !URL.canParse(`http://${text}`)) return null
  return { name: name.toLowerCase(), port }
}

/** Whether this is the host of an origin. Proxies often leave the port out, so it counts only where asked for. */
export function isHostOf(origin: string, host: string, { port }: { port: boolean } = { port: false }): boolean {
  const { hostname, port: ofOrigin, protocol } = new URL(origin)
  const given = parseHost(host)
  if (!given || given.name !== hostname) return false
  const standard = protocol === 'https:' ? '443' : '80'
  return !port || (given.port ?? standard) === (ofOrigin || standard)
}
