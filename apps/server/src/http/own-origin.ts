import type { FastifyRequest } from 'fastify'

/** Whether the console’s own page sent this. By Origin; browsers that leave it out still send `Sec-Fetch-Site`, which no page can set. */
export function isFrom(consoleUrl: string, headers: FastifyRequest['headers']): boolean {
  return headers.origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : headers.origin === consoleUrl
}

/** Whether a page of another origin sent this. A program sends neither header. */
export function isForeign(consoleUrl: string, headers: FastifyRequest['headers']): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  return (origin !== undefined || site !== undefined) && !isFrom(consoleUrl, headers)
}
