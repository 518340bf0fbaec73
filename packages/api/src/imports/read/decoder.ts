import iconv from 'iconv-lite'

/** Encodings that a file names itself, by its first bytes or by having no other reading. */
export const unicodeEncodings = ['utf-8', 'utf-16le', 'utf-16be'] as const

/** What spreadsheets write on Windows in each language; nothing in a file says which. */
const legacy = {
  big5: 'big5hkscs',
  gb18030: 'gb18030',
  'windows-874': 'windows874',
  'euc-kr': 'cp949',
  shift_jis: 'shiftjis',
  'windows-1252': 'windows1252',
} as const
export type LegacyEncoding = keyof typeof legacy
export const legacyEncodings = Object.keys(legacy) as [LegacyEncoding, ...LegacyEncoding[]]

export const encodings = [...unicodeEncodings, ...legacyEncodings] as const
export type Encoding = (typeof encodings)[number]

export type Decoder = { write(bytes: Buffer): string; end(): string }

/**
 * Decodes piece by piece, without a mark at the beginning. Both functions throw a TypeError at a byte that the
 * encoding does not have.
 */
export function createDecoder(encoding: Encoding): Decoder {
  if (isLegacy(encoding)) {
    // Node’s own decoders lack Hong Kong’s characters and half of the Korean ones.
    const decoder = iconv.getDecoder(legacy[encoding])
    return {
      write: (bytes) => assertText(decoder.write(bytes)),
      end: () => assertText(decoder.end() ?? ''),
    }
  }
  const decoder = new TextDecoder(encoding, { fatal: true })
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

export const isLegacy = (encoding: Encoding): encoding is LegacyEncoding => encoding in legacy

/** Bytes without a character, with one for private use, or with a control character of another century. */
const NOT_TEXT = /[\ufffd\ue000-\uf8ff\u0080-\u009f]/

function assertText(text: string): string {
  if (NOT_TEXT.test(text)) throw new TypeError('The bytes are not valid in this encoding.')
  return text
}
