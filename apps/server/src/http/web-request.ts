import { CLIENT_ADDRESS_HEADER } from '@ekyc/api'
import type { FastifyRequest } from 'fastify'
import { clientAddress } from './client-address.ts'

/** The request's headers as the web's own type, with the client's address in our private header, whatever was sent in it. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set(CLIENT_ADDRESS_HEADER, clientAddress(request))
  return headers
}
