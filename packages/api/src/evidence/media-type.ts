/** Media types that a browser can show; anything else is for download only. */
const byFirstBytes: readonly [at: number, signature: string, mediaType: string][] = [
  [0, 'ffd8ff', 'image/jpeg'],
  [0, '89504e470d0a1a0a', 'image/png'],
  [0, hex('GIF8'), 'image/gif'],
  [8, hex('WEBP'), 'image/webp'],
  [4, hex('ftyphei'), 'image/heic'],
  [4, hex('ftyphev'), 'image/heic'],
  [4, hex('ftypmif1'), 'image/heic'],
  [4, hex('ftypavi'), 'image/avif'],
  [4, hex('ftypqt'), 'video/quicktime'],
  [4, hex('ftyp3g'), 'video/3gpp'],
  [4, hex('ftyp'), 'video/mp4'],
]

/** Decided by the bytes, not by a declared type: text, markup and scripts never get a type that a browser would run. */
export function mediaTypeOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 64)
  const found = byFirstBytes.find(([at, signature]) => head.subarray(at).toString('hex').startsWith(signature))
  if (found) return found[2]
  const isMatroska = head.subarray(0, 4).toString('hex') === '1a45dfa3'
  return isMatroska && head.includes('webm') ? 'video/webm' : 'application/octet-stream'
}

function hex(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex')
}
