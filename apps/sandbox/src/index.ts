import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { createApi } from './api.ts'
import type { ControlAccess } from './pages/control-access.ts'
import { pages } from './pages/routes.ts'
import type { CustomerOf } from './result.ts'
import { type Core, createCore } from './sandbox.ts'

export type SandboxOptions = {
  /** Tokens, clock and faults are kept here; a restart goes on with them. */
  stateFile: string
  secretId: string
  secretKey: string
  /** Origin at which `pages` are served: where VerificationURL leads. */
  pagesUrl: string
  clock?: { now(): Date }
  /** Whose name cards bear. Without it, their names are invented. */
  customerOf?: CustomerOf
  /** Who may use /sandbox/control. Without it, there is nothing at that address. */
  control?: ControlAccess
  /** Requests per second and API; more are answered with RequestLimitExceeded. Default 20. */
  qps?: number
}

export type Sandbox = {
  /** Starts the API on 127.0.0.1, on a free port unless one is given; returns its origin. The SDK posts to `/`. */
  listenApi(options?: { host?: string; port?: number }): Promise<string>
  /** GET and POST /sandbox/h5 and /sandbox/control, for another Fastify. */
  pages: FastifyPluginAsync
  /** The same as the control page does, for tests in the same process. */
  control: Core
  close(): Promise<void>
}

export { drawPortrait } from './media.ts'

/** Tencent's stand-in: the real protocol, the signature checked, every documented rule and code. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? { now: () => new Date() }
  const control = createCore({ ...options, clock })
  // Signatures and the rate go by the machine's clock, as the SDK does that signs.
  const api = createApi(control, { ...options, qps: options.qps ?? 20, clock: { now: () => new Date() } })
  return {
    async listenApi({ host = '127.0.0.1', port = 0 } = {}) {
      return api.listen({ host, port })
    },
    pages: async (app: FastifyInstance) => pages(app, control, options.control ?? null),
    control,
    close: () => api.close(),
  }
}
