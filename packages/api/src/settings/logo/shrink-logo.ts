import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { limits } from '@ekyc/domain'
import { AppError } from '../../errors.ts'

const WORKER = fileURLToPath(new URL('./logo-worker.ts', import.meta.url))
const DEADLINE_MS = 20_000

/**
 * Draws a logo as a PNG of the size in which pages and mails show it, at most `limits.logo` bytes. A process of its own
 * decodes it, so that no picture can harm the server. Null for what is damaged, or is no picture. Throws notAvailable
 * when the process could not start or took too long.
 */
export async function shrinkLogo(bytes: Uint8Array): Promise<Buffer | null> {
  const child = spawn(process.execPath, [WORKER, String(limits.logo)], {
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
    // It needs no secret of the server's.
    env: {},
  })
  // A worker that fails early reads nothing.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const ended = once(child, 'close').catch(() => [null])
  const [png, , [code]] = await Promise.all([buffer(child.stdout), text(child.stderr), ended])
  if (code === null) throw new AppError('notAvailable', 'The logo can’t be read right now. Try again in a moment.')
  return code === 0 ? png : null
}
