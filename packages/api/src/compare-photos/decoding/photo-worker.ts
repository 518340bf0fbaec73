import { confineDecoding } from '../../confine-decoding.ts'
import { createFaceFinder } from '../faces/face-finder.ts'
import { inspectPhoto } from '../inspect/index.ts'
import type { FromProcess, PhotoLimits, ToProcess } from './photo-process.ts'

const limits = JSON.parse(process.argv[2] ?? '') as PhotoLimits
const WATCH_MS = 50

const send = (message: FromProcess) => process.send?.(message)
const endNow = () => process.kill(process.pid, 'SIGKILL')

// `process.exit` would wait for the decoder. Signals to the whole group are for the server, which ends this process last.
process.on('disconnect', endNow)
process.on('SIGTERM', () => undefined)
process.on('SIGINT', () => undefined)

confineDecoding(['Jpeg', 'Png'])

let faceFailure: string | undefined
const finder = createFaceFinder((error) => {
  faceFailure = String(error)
})

process.on('message', async ({ photo, options }: ToProcess) => {
  const before = process.cpuUsage()
  const watch = setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    const overTime = (user + system) / 1000 > limits.cpuMs
    if (overTime || process.memoryUsage.rss() > limits.residentBytes) send({ is: 'overLimit' })
  }, WATCH_MS)
  try {
    faceFailure = undefined
    const inspection = await inspectPhoto(Buffer.from(photo.buffer, photo.byteOffset, photo.length), finder, options)
    send({ is: 'inspected', inspection, residentBytes: process.memoryUsage.rss(), faceFailure })
  } catch (error) {
    send({ is: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    clearInterval(watch)
  }
})

send({ is: 'ready' })
