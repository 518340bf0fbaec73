import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '@ekyc/db/testing/free-port'
import { type Caller, signIn } from './caller.ts'

export const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const MAIN = path.resolve(import.meta.dirname, '../src/main.ts')

export type ServerProcess = {
  origin: string
  pid: number
  /** From the spawn to the line that says it listens. */
  startMs: number
  signIn(): Promise<Caller>
  stop(): Promise<void>
}

/** Where a server keeps what it knows; without a database of its own it is a SQLite file in the folder. */
export type Home = { dataDir: string; databaseUrl?: string }

/** The program as it is shipped, in a process of its own, so that what measures does not stand in its way. */
export async function startServer(home: Home, env: Record<string, string> = {}, main = MAIN): Promise<ServerProcess> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=16', main], {
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      PORT: String(port),
      DATA_DIR: home.dataDir,
      DATABASE_URL: home.databaseUrl,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  endWithUs(child)
  const lines = createInterface({ input: child.stdout })
  const listening = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('is running at')) resolve()
    })
  })
  const first = await Promise.race([listening, ended])
  if (first) throw new Error(`a server ended before it listened (${env.ROLE ?? 'all'})`)
  const startMs = performance.now() - began
  const origin = `http://localhost:${port}`
  return {
    origin,
    pid: child.pid ?? 0,
    startMs,
    signIn: () => signIn(origin, ADMIN),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A child outlives a parent that is ended; ours must not. */
export function endWithUs(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}
