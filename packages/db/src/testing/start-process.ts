import { spawn } from 'node:child_process'

export type TestProcess = { kill(): Promise<void> }

/**
 * Another process that runs a module (`script` is its text, with `url` as its argument), resolved when it says "ready".
 * Killed as the system would: without a chance to tidy up.
 */
export function startProcess(script: string, ...args: string[]): Promise<TestProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, ...args], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  let said = ''
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.stderr.on('data', (chunk) => (said += chunk))
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready')) resolve({ kill })
    })
    void ended.then(() => reject(new Error(`The process ended before it was ready:\n${said}`)))
  })
}
