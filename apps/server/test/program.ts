import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '@ekyc/db/testing/free-port'
import { onTestFinished } from 'vitest'

type Script = 'main.ts' | 'admin-link.ts'

/**
 * Runs the program itself, as the README says, with these settings alone. Not for tests that run side by side: what ends it
 * belongs to whichever of them began last.
 */
export function run(env: Record<string, string>, script: Script = 'main.ts', ...args: string[]) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../src', script), ...args], {
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  let heard = () => {}
  child.stdout.on('data', (chunk) => {
    stdout += chunk
    heard()
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  const listens = new Promise<void>((resolve, reject) => {
    heard = () => stdout.includes('is running at') && resolve()
    void ended.then(() => reject(new Error(`the program ended: ${stderr}`)))
  })
  listens.catch(() => undefined)
  return {
    pid: child.pid ?? 0,
    ended,
    /** Resolves once it listens; what it printed until then. */
    async started(): Promise<string> {
      await listens
      return stdout
    },
    signal: (name: NodeJS.Signals) => child.kill(name),
    stop(name: NodeJS.Signals = 'SIGTERM') {
      child.kill(name)
      return ended
    },
  }
}

export type Program = ReturnType<typeof run>

/** Live mode with nobody at the other end. */
export const LIVE = {
  TENCENTCLOUD_SECRET_ID: 'id',
  TENCENTCLOUD_SECRET_KEY: 'key',
  TENCENTCLOUD_FACEID_ENDPOINT: 'http://127.0.0.1:9',
}

/** A folder and a port of its own for one program. */
export async function room() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-program-'))
  const port = await freePort()
  return {
    env: { PORT: String(port), DATA_DIR: dataDir },
    dataDir,
    origin: `http://localhost:${port}`,
    leave: () => rm(dataDir, { recursive: true, force: true }),
  }
}
