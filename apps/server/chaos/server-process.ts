import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = path.join(import.meta.dirname, '../src/main.ts')

export type Life = ReturnType<typeof startServer>

/** One life of the real server, as `node src/main.ts` starts it. */
export function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const began = performance.now()
  /** Everything but the lines that greet: errors in the log, and what is written when it cannot start. */
  const complaints: string[] = []
  let listening: (() => void) | undefined
  const up = new Promise<number>((resolve) => {
    listening = () => resolve(performance.now() - began)
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('ekyc-console is running at')) listening?.()
    else if (line.startsWith('{')) complaints.push(line)
  })
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })

  return {
    complaints,
    /** Milliseconds that the start took; throws when the server ended instead. */
    up: () =>
      Promise.race([
        up,
        ended.then(({ code }) => {
          throw new Error(`The server ended by itself (${code}):\n${complaints.join('\n')}`)
        }),
      ]),
    /** SIGKILL. True when that is what ended it. */
    async kill() {
      child.kill('SIGKILL')
      return (await ended).signal === 'SIGKILL'
    },
    /** SIGTERM, as a service manager would; resolves with the exit code once it has ended. */
    stop() {
      child.kill('SIGTERM')
      return ended.then(({ code }) => code)
    },
  }
}
