import { expectedFailure, type Log } from '@ekyc/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from '../metrics.ts'

/** Seconds after which whoever was answered 503 may come again, as the header says it. */
export const RETRY_AFTER = '15'

/** A proxy's own words of where the request came from. */
export const isForwarded = (headers: FastifyRequest['headers']) =>
  Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))

/** Counts and logs every request by its route's pattern: addresses hold link codes. */
export function requestLog(app: FastifyInstance, log: Log, metrics: Metrics) {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched'
    const { method } = request
    const { statusCode: status, elapsedTime } = reply
    metrics.requests.observe({ method, route, status: String(status) }, elapsedTime / 1000)
    if (!['/healthz', '/readyz', '/metrics'].includes(route)) {
      log.info({ method, route, status, ms: Math.round(elapsedTime) }, 'request')
    }
  })
}

/** Expected failures in their own words; the framework's complaints about bad input as 4xx; anything else is a bug. */
export function errorAnswers(app: FastifyInstance, log: Log) {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    // A file that broke before its first byte has announced itself already.
    reply.type('application/json; charset=utf-8').removeHeader('content-disposition')
    const failure = expectedFailure(error)
    if (failure && failure !== error) {
      log.error({ route: request.routeOptions.url, error }, 'storage or database unavailable')
    }
    if (failure?.httpStatus === 503) reply.header('retry-after', RETRY_AFTER)
    if (failure)
      return reply.code(failure.httpStatus).send({ error: failure.message, code: failure.code, reason: failure.reason })
    const status = error.statusCode ?? 500
    if (status === 413) return reply.code(413).send({ error: 'The request is too large.' })
    if (status < 500) return reply.code(status).send({ error: 'The request is not valid.' })
    log.error({ route: request.routeOptions.url, error }, 'request failed')
    return reply.code(500).send({ error: 'Something went wrong on our side. The error was logged. Try again.' })
  })
}
