const START_OF_IMAGE = 0xd8
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
/** Markers without a segment: TEM, the restart markers and start of image. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE)
/** DHT, JPG and DAC share the frame markers’ range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const PROGRESSIVE = [0xc2, 0xca]
/** Baseline, extended and progressive, with Huffman or arithmetic coding. */
const COMMON = [0xc0, 0xc1, 0xc9, ...PROGRESSIVE]
const COEFFICIENTS = 64

export type JpegStructure = {
  /** Each costs a visit to every pixel. */
  scans: number
  /** Samples that a decoder holds in memory at once, 2 bytes each; 0 if it can read the picture in one pass. */
  heldSamples: number
  /** Lossless, hierarchical or with 12 bits per sample, which ordinary decoders don’t read. */
  rare: boolean
  /** False if the file stops before its end mark. */
  ended: boolean
  /** Every coefficient was announced to its last bit. */
  complete: boolean
}

type Component = { samples: number; missing: Uint8Array }
type Frame = { progressive: boolean; components: Map<number, Component> }

/**
 * Reads the markers of a JPG as a decoder meets them, without decoding anything. Stops at `mostScans` + 1, so that a
 * file of nothing but scans costs no more than an honest one.
 */
export function readJpeg(jpeg: Buffer, mostScans: number): JpegStructure {
  const found: JpegStructure = { scans: 0, heldSamples: 0, rare: false, ended: false, complete: false }
  let frame: Frame | null = null
  for (const { marker, segment } of segments(jpeg)) {
    if (marker === END_OF_IMAGE) found.ended = true
    if (isFrame(marker)) {
      frame ??= readFrame(marker, segment)
      found.rare ||= !COMMON.includes(marker) || segment[0] !== 8
    }
    if (marker !== START_OF_SCAN) continue
    const inScan = frame ? noteScan(frame, segment) : 0
    if (frame && (frame.progressive || inScan < frame.components.size)) found.heldSamples = samplesOf(frame)
    if (++found.scans > mostScans) break
  }
  found.complete = frame !== null && [...frame.components.values()].every(({ missing }) => !missing.includes(1))
  return found
}

function* segments(jpeg: Buffer): Generator<{ marker: number; segment: Buffer }> {
  let at = 2
  while (true) {
    at = jpeg.indexOf(0xff, at)
    if (at < 0) return
    while (jpeg[at] === 0xff) at++
    const marker = jpeg[at++]
    if (marker === undefined) return
    // A zero after 0xff stands for the byte 0xff itself.
    if (marker === 0 || isBare(marker)) continue
    if (marker === END_OF_IMAGE) return yield { marker, segment: jpeg.subarray(at, at) }
    if (at + 2 > jpeg.length) return
    const length = jpeg.readUInt16BE(at)
    yield { marker, segment: jpeg.subarray(at + 2, at + length) }
    at += length
  }
}

function readFrame(marker: number, segment: Buffer): Frame {
  if (segment.length < 6) return { progressive: false, components: new Map() }
  const pixels = segment.readUInt16BE(1) * segment.readUInt16BE(3)
  const listed = Array.from({ length: Math.floor((segment.length - 6) / 3) }, (_, index) => {
    const [id = 0, factors = 0] = segment.subarray(6 + index * 3)
    return { id, area: (factors >> 4) * (factors & 15) }
  })
  const largest = Math.max(1, ...listed.map(({ area }) => area))
  const components = new Map(
    listed.map(({ id, area }) => [
      id,
      { samples: pixels * (area / largest), missing: new Uint8Array(COEFFICIENTS).fill(1) },
    ]),
  )
  return { progressive: PROGRESSIVE.includes(marker), components }
}

/** Marks what a scan announces, and returns how many components it has. */
function noteScan({ components }: Frame, segment: Buffer): number {
  const [count = 0] = segment
  const [first = 0, last = 0, bits = 0] = segment.subarray(1 + count * 2)
  const lastBit = (bits & 15) === 0
  for (let index = 0; index < count; index++) {
    if (lastBit) components.get(segment[1 + index * 2] ?? -1)?.missing.fill(0, first, last + 1)
  }
  return count
}

const samplesOf = ({ components }: Frame) => [...components.values()].reduce((sum, { samples }) => sum + samples, 0)
