import { setFlagsFromString } from 'node:v8'
import { DatabaseProblem } from '@ekyc/db'
import { compose } from './compose.ts'
import { EnvironmentProblem, readEnvironment } from './environment.ts'

/** What the operator can mend is one clear line each; anything else is a bug and shows its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentProblem || error instanceof DatabaseProblem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Resolves when the process is asked to end; asking again changes nothing. */
const askedToStop = new Promise<void>((resolve) => {
  process.on('SIGTERM', () => resolve())
  process.on('SIGINT', () => resolve())
})

// V8 lets the heap grow to several times what is in use before it collects, and keeps the memory: an export of
// 1,000,000 rows held 355 MB. Collecting at 1.3 times what is in use costs a few milliseconds more often.
setFlagsFromString('--heap-growing-percent=30')
// What the program makes is for its own user alone, also what SQLite makes beside the database.
process.umask(0o077)

try {
  const env = readEnvironment(process.env)
  const server = await compose(env)
  const at = env.role === 'worker' ? `http://${env.host}:${env.port} (worker: health and metrics only)` : env.consoleUrl
  const mode = env.mode === 'sandbox' ? ' (sandbox: no real checks)' : ''
  const setUp = server.setUpUrl ? `Create the first admin account within the next hour: ${server.setUpUrl}\n` : ''
  const { controlKey = null } = server.sandbox ?? {}
  const control =
    controlKey && !env.sandboxControlKey
      ? `Sandbox controls, for admins and anyone with this address: ${env.consoleUrl}/sandbox/control?key=${controlKey}\n`
      : ''
  process.stdout.write(`ekyc-console is running at ${at}${mode}\n${setUp}${control}`)
  await askedToStop
  await server.stop()
  process.exit(0)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}
