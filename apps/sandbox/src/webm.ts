/** An element of EBML: its id, the length of its content in 8 bytes, its content. */
function element(id: number, ...content: (Uint8Array | number | string)[]): Buffer {
  const body = Buffer.concat(content.map(asBytes))
  const head = Buffer.from(id.toString(16), 'hex')
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(0x01_00_00_00_00_00_00_00n | BigInt(body.length))
  return Buffer.concat([head, length, body])
}

function asBytes(part: Uint8Array | number | string): Uint8Array {
  if (typeof part !== 'number') return typeof part === 'string' ? Buffer.from(part) : part
  const number = Buffer.alloc(4)
  number.writeUInt32BE(part)
  return number
}

const TRACK = 1
const KEY_FRAME = 0x80

/** A lossy WebP is one VP8 key frame in a RIFF container. */
function keyFrameOf(webp: Buffer): Buffer {
  const at = webp.indexOf('VP8 ')
  if (at < 0) throw new Error('the picture is not a lossy WebP')
  return webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4))
}

/** A film in WebM of lossy WebP pictures, all of one size, each shown for `ms` milliseconds; 32 seconds at most. */
export function webmOf(
  pictures: Buffer[],
  { width, height, ms }: { width: number; height: number; ms: number },
): Buffer {
  const duration = Buffer.alloc(8)
  duration.writeDoubleBE(pictures.length * ms)
  const blocks = pictures.map((picture, index) => {
    const start = Buffer.alloc(4)
    start.writeUInt8(0x80 | TRACK)
    start.writeInt16BE(index * ms, 1)
    start.writeUInt8(KEY_FRAME, 3)
    return element(0xa3, start, keyFrameOf(picture))
  })
  const video = element(0xe0, element(0xb0, width), element(0xba, height))
  const track = element(
    0xae,
    element(0xd7, TRACK),
    element(0x73c5, TRACK),
    element(0x83, 1),
    element(0x86, 'V_VP8'),
    video,
  )
  const information = element(
    0x1549a966,
    element(0x2ad7b1, 1_000_000),
    element(0x4489, duration),
    element(0x4d80, 'sandbox'),
    element(0x5741, 'sandbox'),
  )
  return Buffer.concat([
    element(
      0x1a45dfa3,
      element(0x4286, 1),
      element(0x42f7, 1),
      element(0x42f2, 4),
      element(0x42f3, 8),
      element(0x4282, 'webm'),
      element(0x4287, 2),
      element(0x4285, 2),
    ),
    element(0x18538067, information, element(0x1654ae6b, track), element(0x1f43b675, element(0xe7, 0), ...blocks)),
  ])
}
