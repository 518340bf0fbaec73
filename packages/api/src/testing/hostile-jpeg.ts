const SOI = Buffer.from([0xff, 0xd8])
const EOI = Buffer.from([0xff, 0xd9])
const COLOUR = [1, 2, 3]
/** Blocks that one "end of band" run can skip. */
const LONGEST_RUN = 32_767
const BITS = 13

const segment = (marker: number, body: Buffer | number[]) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, Buffer.from(body)])
}

/** Width, height, and one sample per pixel and component. */
const frame = (marker: number, width: number, height: number, components: number[], precision = 8) =>
  segment(marker, [
    precision,
    ...[height >> 8, height & 255, width >> 8, width & 255],
    components.length,
    ...components.flatMap((id) => [id, 0x11, 0]),
  ])

const quantisation = segment(0xdb, [0, ...Array(64).fill(1)])
/** A table whose only code, a single 0 bit, means `symbol`. */
const huffman = (place: number, symbol: number) => segment(0xc4, [place, 1, ...Array(15).fill(0), symbol])

const startOfScan = (components: number[], from: number, to: number, bits: number) =>
  segment(0xda, [components.length, ...components.flatMap((id) => [id, 0]), from, to, bits])

/** The code for the longest run, as often as the blocks need it: 0, then 14 bits that are all set. */
function endOfBands(blocks: number): Buffer {
  const runs = Math.ceil(blocks / LONGEST_RUN)
  const bits = Array(runs)
    .fill(`0${'1'.repeat(14)}`)
    .join('')
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []
  return Buffer.from(bytes.flatMap((byte) => (byte === '11111111' ? [255, 0] : [Number.parseInt(byte, 2)])))
}

/**
 * A valid progressive JPEG of an even grey in any number of scans up to 2,647: each coefficient of each component is
 * refined bit by bit. A decoder visits every block once per scan, so a small file takes minutes.
 */
export function jpegOfManyScans({ width = 3000, height = 2000, scans = 2000 } = {}): Buffer {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  const run = endOfBands(blocks)
  const refinements = COLOUR.flatMap((id) =>
    Array.from({ length: 63 }, (_, index) => index + 1).flatMap((k) =>
      Array.from({ length: BITS + 1 }, (_, step) => {
        const approximation = step === 0 ? BITS : ((BITS - step + 1) << 4) | (BITS - step)
        return Buffer.concat([startOfScan([id], k, k, approximation), run])
      }),
    ),
  )
  return Buffer.concat([
    SOI,
    quantisation,
    frame(0xc2, width, height, COLOUR),
    huffman(0x00, 0),
    huffman(0x10, 0xe0),
    startOfScan(COLOUR, 0, 0, 0),
    Buffer.alloc(Math.ceil((blocks * COLOUR.length) / 8)),
    ...refinements.slice(0, scans - 1),
    EOI,
  ])
}

/** A baseline JPG's first bytes, as `change` says otherwise, and then whatever is given as its picture. */
export function baselineJpeg({
  frameMarker = 0xc0,
  width = 200,
  height = 200,
  precision = 8,
  before = [] as Buffer[],
  picture = Buffer.alloc(Math.ceil((Math.ceil(width / 8) * Math.ceil(height / 8) * 3 * 2) / 8)),
  after = Buffer.of(),
} = {}): Buffer {
  return Buffer.concat([
    SOI,
    ...before,
    quantisation,
    frame(frameMarker, width, height, COLOUR, precision),
    huffman(0x00, 0),
    huffman(0x10, 0),
    startOfScan(COLOUR, 0, 63, 0),
    picture,
    EOI,
    after,
  ])
}

export const applicationSegment = (number: number, body: Buffer) => segment(0xe0 + number, body)
/** A restart after every block, `blocks` times. */
export const restartFlood = (blocks: number) => ({
  before: [segment(0xdd, [0, 1])],
  picture: Buffer.concat(Array.from({ length: blocks }, (_, index) => Buffer.from([0, 0xff, 0xd0 + (index % 8)]))),
})
