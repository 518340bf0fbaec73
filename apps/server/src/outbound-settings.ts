import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Proxies } from '@ekyc/outbound'
import { z } from 'zod'

/** `host:port` counts as http, as other programs read it. The password never reaches an error. */
const proxyUrl = z
  .string()
  .transform((text) => (text.includes('://') ? text : `http://${text}`))
  .refine(isProxy, 'must look like http://proxy.example:3128, or http://user:password@proxy.example:3128')

function isProxy(text: string): boolean {
  const { protocol, hostname, pathname, search, hash } = URL.parse(text) ?? {}
  return /^https?:$/.test(protocol ?? '') && hostname !== '' && pathname === '/' && search === '' && hash === ''
}

/** Node itself only prints a warning, and every connection that needs the file fails later. */
const caFile = z
  .string()
  .refine(isReadable, { error: 'names a file that cannot be read', abort: true })
  .refine(holdsCertificates, 'names a file without certificates in PEM form')

function isReadable(file: string): boolean {
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}

function holdsCertificates(file: string): boolean {
  try {
    return new X509Certificate(readFileSync(file)).raw.length > 0
  } catch {
    return false
  }
}

/** Both spellings are in use; the lower-case one wins, as in curl. */
export const outboundVariables = {
  HTTP_PROXY: proxyUrl.optional(),
  http_proxy: proxyUrl.optional(),
  HTTPS_PROXY: proxyUrl.optional(),
  https_proxy: proxyUrl.optional(),
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
  NODE_EXTRA_CA_CERTS: caFile.optional(),
}

type Variables = { [Name in keyof typeof outboundVariables]?: string }

export const proxiesOf = (raw: Variables): Proxies => ({
  http: raw.http_proxy ?? raw.HTTP_PROXY,
  https: raw.https_proxy ?? raw.HTTPS_PROXY,
  none: raw.no_proxy ?? raw.NO_PROXY,
})
