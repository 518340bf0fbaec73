import type { FileKind } from '@ekyc/domain'
import { fileTypeFromBuffer } from 'file-type'

const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** By the first bytes, before any decoder sees the rest. */
export function kindOf(bytes: Buffer): 'jpeg' | 'png' | null {
  const startsWith = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark)
  if (startsWith(JPEG)) return 'jpeg'
  return startsWith(PNG) ? 'png' : null
}

const TEXT_BYTES = 2048
const byMime: [RegExp, FileKind][] = [
  [/^image\/webp/, 'webp'],
  [/^image\/hei[cf]/, 'heic'],
  [/^image\/avif/, 'avif'],
  [/^image\/gif/, 'gif'],
  [/^image\/bmp/, 'bmp'],
  [/^image\/tiff/, 'tiff'],
  [/^image\/jxl/, 'jxl'],
  [/^image\/vnd\.adobe\.photoshop/, 'psd'],
  [/^image\/x-(adobe|canon|fujifilm|nikon|olympus|panasonic|sony)-/, 'raw'],
  [/^application\/pdf/, 'pdf'],
  [/wordprocessingml/, 'word'],
  [/^application\/(x-cfb|vnd\.(openxmlformats|oasis|ms-(word|excel|powerpoint)))/, 'office'],
  [/^application\/(zip|gzip|x-(rar|7z|tar|bzip2|xz))/, 'archive'],
  [/^video\//, 'video'],
]

/** What a file is that is neither a JPG nor a PNG, so that its owner can be told. */
export async function otherKindOf(bytes: Buffer): Promise<FileKind> {
  const text = bytes.toString('latin1', 0, TEXT_BYTES)
  if (/^\s*<(!doctype html|html)/i.test(text.replace(/^\u00ef\u00bb\u00bf/, ''))) return 'webPage'
  if (/<svg[\s>]/i.test(text)) return 'svg'
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  return byMime.find(([pattern]) => pattern.test(mime))?.[1] ?? 'unknown'
}

/** The acTL chunk of an animated PNG stands before its picture. */
export function isAnimated(bytes: Buffer): boolean {
  const animation = bytes.indexOf('acTL')
  return kindOf(bytes) === 'png' && animation > 0 && animation < bytes.indexOf('IDAT')
}
