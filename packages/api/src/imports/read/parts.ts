import type { DataKey, StoredFile } from '@ekyc/storage'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'

/** A file that is kept sealed in parts, so that it is never whole in memory. */
export type KeptFile = { storageKey: string; key: DataKey; bytes: number }

const PART_BYTES = 4 * 1024 * 1024
/** A browser hears the answer only when it has sent everything, so a little too much is read to its end. */
const DRAINED_BYTES = 64 * 1024 * 1024

const nameOf = (storageKey: string, part: number) => `${storageKey}/${part}`

/** An import has a data key of its own, so a part is known by its place alone. */
function partOf(file: string, part: number): StoredFile {
  const storageKey = nameOf(file, part)
  return { storageKey, of: ['import'], implied: storageKey }
}

/** Keeps what arrives, and says how many bytes. More than `limit` is refused in the words of `tooLarge`. */
export async function keepFile(
  ctx: Pick<Ctx, 'evidence'>,
  { storageKey, key, limit, tooLarge }: Omit<KeptFile, 'bytes'> & { limit: number; tooLarge: string },
  stream: AsyncIterable<Uint8Array>,
): Promise<number> {
  let bytes = 0
  let parts = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  const put = async () => {
    await ctx.evidence.put(partOf(storageKey, parts++), key, Buffer.concat(held))
    held = []
    heldBytes = 0
  }
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > limit) {
      held = []
      if (bytes > limit + DRAINED_BYTES) break
      continue
    }
    // Each part but the last has the same size, so that a byte's part is known by its place.
    for (let from = 0; from < chunk.length; ) {
      const piece = chunk.subarray(from, from + PART_BYTES - heldBytes)
      held.push(piece)
      heldBytes += piece.length
      from += piece.length
      if (heldBytes === PART_BYTES) await put()
    }
  }
  if (bytes > limit) throw new AppError('tooLarge', tooLarge, { field: 'file', reason: 'tooManyBytes' })
  if (heldBytes > 0) await put()
  return bytes
}

/** The bytes from `start` up to, and without, `end`. Throws what the evidence store throws. */
export async function* readFile(
  ctx: Pick<Ctx, 'evidence'>,
  { storageKey, key, bytes }: KeptFile,
  { start = 0, end = bytes } = {},
): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const part = Math.floor(at / PART_BYTES)
    const whole = await ctx.evidence.get(partOf(storageKey, part), key)
    const piece = whole.subarray(at - part * PART_BYTES, end - part * PART_BYTES)
    yield piece
    at += piece.length
  }
}

/** Removes a file of at most so many bytes; what is not there is fine. */
export async function removeFile(ctx: Pick<Ctx, 'evidence'>, storageKey: string, bytes: number): Promise<void> {
  for (let part = 0; part * PART_BYTES < bytes; part++) await ctx.evidence.remove(nameOf(storageKey, part))
}
