import { readLogo } from '@ekyc/domain'
import { asUrl } from './logo-for-page.ts'
import { heightOnPage, widthOnPage } from './logo-size.ts'
import { shrinkLogo } from './shrink-logo.ts'

/** A picture as mails show it: a PNG, because few mail programs show SVG, with its size in CSS pixels. */
export type MailLogo = { url: string; width: number; height: number }

let drawn: { from: string; logo: Promise<MailLogo | null> } | undefined

/** Draws the merchant's logo for mails; null where there is none that can be drawn. The last one is remembered. */
export function logoForMail(url: string | null): Promise<MailLogo | null> {
  if (url === null) return Promise.resolve(null)
  if (drawn?.from !== url) drawn = { from: url, logo: draw(url).catch(leaveOut) }
  return drawn.logo
}

/** A mail goes out without a logo rather than late; the next one tries again. */
function leaveOut(): null {
  drawn = undefined
  return null
}

async function draw(url: string): Promise<MailLogo | null> {
  const logo = readLogo(url)
  const png = logo && (await shrinkLogo(Buffer.from(logo.bytes, 'latin1')))
  if (!png) return null
  // As the header of each PNG says it.
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const scale = Math.min(1, heightOnPage / height, widthOnPage / width)
  return { url: asUrl(png), width: Math.round(width * scale), height: Math.round(height * scale) }
}
