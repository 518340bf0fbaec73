import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Clock, TokenCustomer } from '@ekyc/api'
import type { Environment } from './environment.ts'
import { webHeaders } from './http/web-request.ts'

/** The people who may use the board without its key: admins who are signed in to the console. */
export type BoardPeople = {
  admits(headers: Headers): Promise<boolean>
  /** The customers of sessions, by token; none for anybody but an admin. */
  customersOf(headers: Headers, tokens: string[]): Promise<Map<string, TokenCustomer>>
  /** The name of a token's customer, which the sandbox puts on the card. */
  customerOf(token: string): Promise<string | null>
}

/**
 * Starts Tencent's stand-in on a free port of this machine, with keys made up for this run. Its board is for `people` and for who has its key; in production it has to be asked for by setting one.
 */
export async function openSandbox(env: Environment, clock: Clock, people: BoardPeople) {
  const madeUp = env.production ? undefined : randomBytes(16).toString('base64url')
  const controlKey = env.sandboxControlKey ?? madeUp
  const { createSandbox } = await import('@ekyc/sandbox')
  const credentials = {
    secretId: `sandbox-${randomBytes(8).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
  }
  const sandbox = await createSandbox({
    stateFile: path.join(env.dataDir, 'sandbox.json'),
    ...credentials,
    pagesUrl: env.publicUrl,
    customerOf: people.customerOf,
    control: controlKey
      ? {
          key: controlKey,
          origin: env.consoleUrl,
          admits: (request) => people.admits(webHeaders(request)),
          async customersOf(request, tokens) {
            const customers = await people.customersOf(webHeaders(request), tokens)
            return new Map(
              [...customers].map(([token, { name, verificationId }]) => [
                token,
                { name, path: `/verifications/${verificationId}` },
              ]),
            )
          },
        }
      : undefined,
    clock,
    qps: env.tencent.qps,
  })
  const apiOrigin = await sandbox.listenApi()
  return { ...sandbox, credentials, apiOrigin, controlKey }
}
