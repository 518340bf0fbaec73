import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

/**
 * What every answer carries, by name. Pages replace the policy for content with their own, and what may be kept for
 * longer its `cache-control`. `https`: browsers are told to come by https alone for a year.
 */
export function securityHeaders({ https }: { https: boolean }): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const answer = new ServerResponse(request)
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: "'none'", frameAncestors: "'none'" } },
    // A page of a sister host would have the cookie sent along: it may show none of what is here.
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // A customer's address holds the code of a link.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https && { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
  })(request, answer, () => undefined)
  answer.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  answer.setHeader('cache-control', 'no-store')
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]))
}
