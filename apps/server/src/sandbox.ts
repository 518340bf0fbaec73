import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Clock } from '@ekyc/api'
import type { Environment } from './environment.ts'

/** Starts Tencent's stand-in on a free port of this machine, with keys made up for this run. */
export async function openSandbox(env: Environment, clock: Clock) {
  const { createSandbox } = await import('@ekyc/sandbox')
  const credentials = {
    secretId: `sandbox-${randomBytes(8).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
  }
  const sandbox = await createSandbox({
    stateFile: path.join(env.dataDir, 'sandbox.json'),
    ...credentials,
    pagesUrl: env.publicUrl,
    clock,
    qps: env.tencent.qps,
  })
  const apiOrigin = await sandbox.listenApi()
  return { ...sandbox, credentials, apiOrigin }
}
