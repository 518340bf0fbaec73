const START_OF_IMAGE = 0xd8
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
/** Markers without a segment: TEM, the restart markers and start of image. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE)

/**
 * Counts the scans of a JPG by its markers, as a decoder meets them, without decoding any. Stops at `most` + 1, so that
 * a file of nothing but scans costs no more than an honest one.
 */
export function countScans(jpeg: Buffer, most: number): number {
  let scans = 0
  let at = 2
  while (scans <= most) {
    at = jpeg.indexOf(0xff, at)
    if (at < 0) break
    while (jpeg[at] === 0xff) at++
    const marker = jpeg[at++]
    if (marker === undefined || marker === END_OF_IMAGE) break
    // A zero after 0xff stands for the byte 0xff itself.
    if (marker === 0 || isBare(marker)) continue
    if (marker === START_OF_SCAN) scans++
    if (at + 2 > jpeg.length) break
    at += jpeg.readUInt16BE(at)
  }
  return scans
}
