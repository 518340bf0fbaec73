import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { passing } from './ekyc-error.ts'
import type { MemoryShare } from './memory-share.ts'
import type { Patience } from './patience.ts'

/** Larger bodies wait for a share of memory and are parsed apart. */
export const LARGE_BYTES = 1024 * 1024

export type Body = {
  bytes: Buffer
  /** Gives back the share of memory. To be called once the body is no longer needed. */
  release(): void
}

type Options = {
  maxBytes: number
  patience: Patience
  memory?: MemoryShare
  signal: AbortSignal
  onBytes?(): void
}

/** Reads a response to its end, unpacked. Throws EkycError `tooLarge`, and cuts the connection whenever it throws. */
export async function readBody(response: IncomingMessage, options: Options): Promise<Body> {
  const { maxBytes, patience, memory, signal, onBytes } = options
  const packed = response.headers['content-encoding']
  // How large a packed body is shows only when it is unpacked.
  const declared = packed ? Number.NaN : Number(response.headers['content-length'] ?? Number.NaN)
  const chunks: Buffer[] = []
  let size = 0
  let release: (() => void) | undefined
  const makeRoom = async () => {
    if (!memory || release || !(Math.max(size, declared || 0) > LARGE_BYTES)) return
    patience.pause()
    release = await memory.take(declared || maxBytes, signal)
    patience.heard()
  }
  try {
    if (declared > maxBytes) throw passing('tooLarge', true)
    await makeRoom()
    for await (const chunk of unpacked(response, packed)) {
      patience.heard()
      onBytes?.()
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) throw passing('tooLarge', true)
      await makeRoom()
    }
    return { bytes: Buffer.concat(chunks), release: () => release?.() }
  } catch (error) {
    response.destroy()
    release?.()
    throw error
  }
}

function unpacked(response: IncomingMessage, packed: string | undefined): Readable {
  if (!packed || packed === 'identity') return response
  // An encoding that was not asked for fails here, as a broken one does.
  const unpack = packed === 'br' ? createBrotliDecompress() : createUnzip()
  return pipeline(response, unpack, () => undefined)
}
