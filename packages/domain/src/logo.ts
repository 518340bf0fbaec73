import { limits } from './limits.ts'

/** Pictures that are taken as a logo, by their type in a data: URL. */
export const logoTypes = ['png', 'jpeg', 'webp', 'svg+xml'] as const
export type LogoType = (typeof logoTypes)[number]

const LOGO = /^data:image\/(png|jpeg|webp|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/

const looksLike: Record<LogoType, (bytes: string) => boolean> = {
  png: (bytes) => bytes.startsWith('\u0089PNG\r\n\u001a\n'),
  jpeg: (bytes) => bytes.startsWith('\u00ff\u00d8\u00ff'),
  webp: (bytes) => bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8),
  'svg+xml': (bytes) => /<svg[\s>]/.test(bytes),
}

/** What a data: URL of a logo holds, each byte as one character; null where it is no picture of its type within the limit. */
export function readLogo(url: string): { type: LogoType; bytes: string } | null {
  if (url.length > limits.logoUpload * 2) return null
  const [, type, base64 = ''] = LOGO.exec(url) ?? []
  if (!type || base64.length % 4 !== 0) return null
  const bytes = atob(base64)
  if (bytes.length > limits.logoUpload || !looksLike[type as LogoType](bytes)) return null
  return { type: type as LogoType, bytes }
}

/** Pages carry a PNG or an SVG of this size as it is. */
export function fitsPage({ type, bytes }: { type: LogoType; bytes: string }): boolean {
  return bytes.length <= limits.logo && (type === 'png' || type === 'svg+xml')
}
