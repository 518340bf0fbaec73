import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function chunk(type: string, body: Uint8Array): Buffer {
  const whole = Buffer.alloc(body.length + 12)
  whole.writeUInt32BE(body.length)
  whole.write(type, 4, 'latin1')
  whole.set(body, 8)
  whole.writeInt32BE(crc32(whole.subarray(4, body.length + 8)) | 0, body.length + 8)
  return whole
}

/** A PNG of zeros. `excess`: bytes of zeros in its picture beyond those that its size needs; `before`: chunks ahead of it. */
export function hostilePng({
  width = 200,
  height = 200,
  bits = 8,
  interlaced = false,
  excess = 0,
  before = [] as Buffer[],
} = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  // Red, green, blue and alpha.
  header.set([bits, 6, 0, 0, Number(interlaced)], 8)
  // Interlaced rows are shorter but more: a little too much is no fault.
  const rows = interlaced ? height * 2 : height
  const picture = deflateSync(Buffer.alloc(rows + (width * height * 4 * bits) / 8 + excess))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...before,
    chunk('IDAT', picture),
    chunk('IEND', Buffer.of()),
  ])
}

const bomb = (bytes: number) => deflateSync(Buffer.alloc(bytes))

/** Chunks that unfold to many times their size. */
export const bombs = (bytes: number) => ({
  zTXt: chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bomb(bytes)])),
  iCCP: chunk('iCCP', Buffer.concat([Buffer.from('profile\0\0'), bomb(bytes)])),
  iTXt: chunk('iTXt', Buffer.concat([Buffer.from('Comment\0\u0001\0\0\0'), bomb(bytes)])),
})
