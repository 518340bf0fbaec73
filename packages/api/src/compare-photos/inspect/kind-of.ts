const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** By the first bytes, before any decoder sees the rest: what else a decoder could read (SVG, GIF, TIFF) is not even tried. */
export function kindOf(bytes: Buffer): 'jpeg' | 'png' | null {
  const startsWith = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark)
  if (startsWith(JPEG)) return 'jpeg'
  return startsWith(PNG) ? 'png' : null
}

/** The acTL chunk of an animated PNG stands before its picture. */
export function isAnimated(bytes: Buffer): boolean {
  const animation = bytes.indexOf('acTL')
  return kindOf(bytes) === 'png' && animation > 0 && animation < bytes.indexOf('IDAT')
}
