import { DatabaseProblem } from '@ekyc/db'
import { compose } from './compose.ts'
import { EnvironmentProblem, readEnvironment } from './environment.ts'

/** What the operator can mend is one clear line each; anything else is a bug and shows its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentProblem || error instanceof DatabaseProblem) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'PORT is in use by another program. End it, or set another PORT.'
  if (code === 'EACCES') return 'HOST, PORT or DATA_DIR may not be used by this account.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  const env = readEnvironment(process.env)
  const server = await compose(env)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`ekyc-console listens: ${env.consoleUrl}${env.mode === 'sandbox' ? ' (sandbox: no real checks)' : ''}`)
  if (server.setUpUrl) say(`Make the first admin within the hour: ${server.setUpUrl}`)

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}
