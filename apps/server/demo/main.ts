import { rm } from 'node:fs/promises'
import path from 'node:path'
import { compose } from '../src/compose.ts'
import { readEnvironment } from '../src/environment.ts'
import { fill } from './fill.ts'
import { demoAdmin } from './stories.ts'

/**
 * `pnpm demo`: a server of its own in DATA_DIR/demo (default ./data/demo, made anew each time), filled through the
 * API with invented people of the last week, then left running. PORT as always.
 */
const dataDir = path.join(process.env.DATA_DIR ?? './data', 'demo')
await rm(dataDir, { recursive: true, force: true })

let offset = 0
const clock = { now: () => new Date(Date.now() + offset) }
const env = readEnvironment({
  PORT: process.env.PORT,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  EKYC_MODE: 'sandbox',
  ADMIN_EMAIL: demoAdmin.email,
  ADMIN_PASSWORD: demoAdmin.password,
})
const server = await compose(env, { clock })
const say = (line: string) => process.stdout.write(`${line}\n`)

say('Creating a week of demo data…')
await fill(env.consoleUrl, demoAdmin, {
  goTo(hoursAgo) {
    offset = -hoursAgo * 3_600_000
  },
})
say(`Open ${env.consoleUrl} and sign in as ${demoAdmin.email} with password ${demoAdmin.password}`)

const stop = () => void server.stop().finally(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
