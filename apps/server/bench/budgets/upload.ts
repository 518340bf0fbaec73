import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { memoryOf } from '../process-facts.ts'
import { noted, within } from '../report.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { median, p95 } from '../stats.ts'

const MB = 1024 * 1024
const AT_ONCE = 20
const ROUNDS = 7
/** What a person does not yet feel as waiting. */
const CALM_MS = 100

/** A photo of 8 MB: what it costs alone, and whether twenty of them let others through. */
export async function upload({ databases, report }: Bench): Promise<void> {
  const server = await startServer(await databases.filled('sqlite', 10_000))
  try {
    const caller = await server.signIn()
    const photo = await photoOf8MB()
    const size = `${(photo.length / MB).toFixed(1)} MB`
    const [whole, decode, full] = [
      await times(() => send(caller, photo)),
      await times(() => shrunk(photo).toBuffer()),
      await times(() => sharp(photo).raw().toBuffer()),
    ]
    report(noted(`upload: ${size}, until it is stored`, median(whole), 'ms'))
    report({ what: 'upload: its decode, beside one in full size', ...beside(decode, full), limit: { most: 1 } })
    const held = await heldOnTheWay(server, caller.cookie, photo)
    report(within('upload: memory of one on its way, beside its size', held / MB, photo.length / MB, 'MB'))

    const idle = await listWhile(caller, pause(3000))
    const busy = await listWhile(caller, Promise.all(Array.from({ length: AT_ONCE }, () => send(caller, photo))))
    report(noted('upload: list p95 with none on its way', p95(idle.each), 'ms'))
    report(within(`upload: list p95 while ${AT_ONCE} arrive at once`, p95(busy.each), CALM_MS, 'ms'))
    report(noted('upload: the slowest list meanwhile', Math.max(...busy.each), 'ms'))
    report(noted(`upload: until all ${AT_ONCE} are stored`, busy.ms, 'ms'))
  } finally {
    await server.stop()
  }
}

const beside = (ours: number[], floor: number[]) =>
  ({ measured: median(ours), floor: median(floor), unit: 'ms' }) as const

async function send(caller: Caller, photo: Buffer): Promise<void> {
  const { status, body } = await caller.post('comparePhotos.upload', photo)
  if (status !== 200) throw new Error(`the upload answered ${status}: ${body}`)
}

/** Upright and at most 2,000 px, as it is stored. */
const shrunk = (photo: Buffer) => sharp(photo).rotate().resize(2000, 2000, { fit: 'inside' }).raw()

/** 48 megapixels, as phones take them, with as much noise as makes them as large. */
async function photoOf8MB(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const
  const picture = sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#888', noise } })
  return picture.jpeg({ quality: 70 }).toBuffer()
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const each: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const began = performance.now()
    await work()
    if (round >= 0) each.push(performance.now() - began)
  }
  return each
}

/** How the list answers, again and again, until the work is done. */
async function listWhile(caller: Caller, work: Promise<unknown>): Promise<{ each: number[]; ms: number }> {
  const began = performance.now()
  let done = false
  const ending = work.finally(() => {
    done = true
  })
  const each: number[] = []
  while (!done) {
    each.push((await caller.query('verifications.list')).ms)
    await pause(10)
  }
  await ending
  return { each, ms: performance.now() - began }
}

/** What the server's memory grows by for each of twenty uploads whose last byte has not come yet. */
async function heldOnTheWay({ origin, pid }: ServerProcess, cookie: string, photo: Buffer): Promise<number> {
  const before = await memoryOf(pid)
  const { host, port } = new URL(origin)
  const head = [
    'POST /api/trpc/comparePhotos.upload HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    'Content-Type: application/octet-stream',
    `Content-Length: ${photo.length}`,
  ]
  const sockets = Array.from({ length: AT_ONCE }, () => connect(Number(port), '127.0.0.1'))
  await Promise.all(
    sockets.map((socket) => {
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      return new Promise<void>((resolve) => socket.write(photo.subarray(0, -1), () => resolve()))
    }),
  )
  await pause(500)
  const held = (await memoryOf(pid)) - before
  for (const socket of sockets) socket.destroy()
  return held / AT_ONCE
}
