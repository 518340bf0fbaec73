/** What a file uploaded as a photo can turn out to be, apart from a JPG or PNG. */
export const fileKinds = [
  'webp',
  'heic',
  'avif',
  'gif',
  'bmp',
  'tiff',
  'jxl',
  'svg',
  'psd',
  'raw',
  'pdf',
  'word',
  'office',
  'archive',
  'video',
  'webPage',
  'unknown',
] as const
export type FileKind = (typeof fileKinds)[number]

/** How a person gets a usable photo from such a file. */
export type FileFix = 'convert' | 'iphone' | 'takeOut' | 'unpack' | 'choose'

const fixes: Partial<Record<FileKind, FileFix>> = {
  heic: 'iphone',
  pdf: 'takeOut',
  word: 'takeOut',
  office: 'takeOut',
  archive: 'unpack',
  video: 'choose',
  webPage: 'choose',
  unknown: 'choose',
}

export const fixFor = (kind: FileKind): FileFix => fixes[kind] ?? 'convert'

/** The ending of a file’s name if it claims a JPG or PNG, such as `.jpg`; null for any other name. */
export const claimedEnding = (fileName: string): string | null =>
  /\.(?:jpe?g|jfif|png)$/.exec(fileName.toLowerCase())?.[0] ?? null
