import { fitsPage, readLogo } from '@ekyc/domain'
import { AppError } from '../../errors.ts'
import { shrinkLogo } from './shrink-logo.ts'

/** A logo as customers' pages carry it: a small PNG or SVG as it is, any other as a small PNG. Throws invalidInput. */
export async function logoForPage(url: string | null, field: string): Promise<string | null> {
  const logo = url === null ? null : readLogo(url)
  if (!logo || fitsPage(logo)) return url
  const png = await shrinkLogo(Buffer.from(logo.bytes, 'latin1'))
  if (!png) {
    throw new AppError('invalidInput', 'This logo is damaged and can’t be read. Choose another file.', { field })
  }
  return asUrl(png)
}

export const asUrl = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`
