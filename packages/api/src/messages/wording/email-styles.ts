import type { Locale } from '@ekyc/domain'
import type { Palette } from '../../customer-pages/brand.ts'
import { type Html, raw } from '../../customer-pages/html.ts'

type Part = 'h1' | 'h2' | 'text' | 'small' | 'rule' | 'initial' | 'name' | 'button' | 'link' | 'way' | 'languages'
export type EmailStyles = Record<Part, Html>

const FACE = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const INK = 'color:#16191d'
const SOFT = 'color:#525b66'

/** Inline styles of the light mail. Thai stacks marks above its letters and needs taller lines. */
export function emailStyles(locale: Locale, { brandInk }: Palette): EmailStyles {
  const font = (size: number, height: number) =>
    `${FACE};font-size:${size}px;line-height:${locale === 'th' ? Math.round(size * 1.65) : height}px`
  return {
    h1: raw(`margin:0 0 12px;${font(26, 32)};font-weight:700;${INK}`),
    h2: raw(`margin:0 0 8px;${font(16, 22)};font-weight:700;${INK}`),
    text: raw(`margin:0 0 16px;${font(16, 24)};${INK}`),
    small: raw(`margin:0 0 8px;${font(14, 21)};${SOFT}`),
    rule: raw('border-top:1px solid #d8dde3;padding-top:20px'),
    initial: raw(`border-radius:8px;${FACE};font-size:17px;font-weight:700`),
    name: raw(`${font(16, 20)};font-weight:700;${INK}`),
    button: raw(
      `display:inline-block;padding:15px 36px;${font(17, 24)};font-weight:700;text-decoration:none;border-radius:12px`,
    ),
    link: raw(`color:${brandInk};text-decoration:underline`),
    way: raw(`margin:0;${font(16, 24)}`),
    languages: raw(`margin:8px 0 0;${font(15, 24)}`),
  }
}
