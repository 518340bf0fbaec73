import { rm } from 'node:fs/promises'
import path from 'node:path'
import { compose } from '../src/compose.ts'
import { readEnvironment } from '../src/environment.ts'
import { fill } from './fill.ts'

/**
 * `pnpm demo`: a server of its own in DATA_DIR/demo (default ./data/demo, made anew each time), filled through the
 * API with invented people of the last week, then left running. PORT as always.
 */
const admin = { email: 'demo@example.com', password: 'a week of invented people' }
const dataDir = path.join(process.env.DATA_DIR ?? './data', 'demo')
await rm(dataDir, { recursive: true, force: true })

let offset = 0
const clock = { now: () => new Date(Date.now() + offset) }
const env = readEnvironment({
  PORT: process.env.PORT,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  EKYC_MODE: 'sandbox',
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
})
const server = await compose(env, clock)
const say = (line: string) => process.stdout.write(`${line}\n`)

say('Filling a week …')
await fill(env.consoleUrl, admin, {
  goTo(hoursAgo) {
    offset = -hoursAgo * 3_600_000
  },
})
say(`Open ${env.consoleUrl} and sign in as ${admin.email} with the password: ${admin.password}`)

const stop = () => void server.stop().finally(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
