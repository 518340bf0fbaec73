import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { limits } from '@ekyc/domain'
import pLimit from 'p-limit'
import { AppError } from '../../errors.ts'

const WORKER = fileURLToPath(new URL('./logo-worker.ts', import.meta.url))
const DEADLINE_MS = 20_000
/** Each process takes some 100 MB, so no more than two run at once, and no more than these wait. */
const inTurn = pLimit(2)
const MOST_WAITING = 8

/**
 * Draws a logo as a PNG of the size in which pages and mails show it, at most `limits.logo` bytes. A process of its own
 * decodes it, so that no picture can harm the server. Null for what is damaged, costs too much to draw, or is no picture.
 * Throws notAvailable when the process could not start or took too long, or when too many logos wait.
 */
export async function shrinkLogo(bytes: Uint8Array): Promise<Buffer | null> {
  if (inTurn.pendingCount >= MOST_WAITING) throw notNow()
  return inTurn(draw, bytes)
}

const notNow = () => new AppError('notAvailable', 'The logo can’t be read right now. Try again in a moment.')

async function draw(bytes: Uint8Array): Promise<Buffer | null> {
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
  // Killed, but not by the deadline: it went beyond its limits.
  if (child.signalCode !== null && !child.killed) return null
  if (code === null) throw notNow()
  return code === 0 ? png : null
}
