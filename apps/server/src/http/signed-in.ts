import { AppError, type Ports, type SessionReader } from '@ekyc/api'
import type { FastifyRequest } from 'fastify'
import { webHeaders } from './web-request.ts'

/** The context of who is signed in, for what is fetched as a file and not through tRPC. Throws notSignedIn. */
export async function signedInCtx(
  request: FastifyRequest,
  ports: Ports,
  sessions: SessionReader,
  options: Parameters<SessionReader['read']>[1] = { fresh: false },
) {
  const { user } = await sessions.read(webHeaders(request), options)
  if (!user) throw new AppError('notSignedIn', 'Sign in to continue.')
  return { ...ports, actor: { kind: 'user', ...user } as const }
}
