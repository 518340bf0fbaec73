/** GSM 03.38: one unit each, and those that need an escape before them. Everything else makes a message UCS-2. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const ESCAPED = '\f^{}\\[~]|€'

export type SmsLength = {
  encoding: 'gsm7' | 'ucs2'
  /** Septets or UTF-16 units. */
  units: number
  /** What a provider counts and bills: each carries 160 septets or 70 units when alone, 153 or 67 as one of several. */
  segments: number
}

/** How long a text is as an SMS. */
export function smsLength(text: string): SmsLength {
  const characters = [...text]
  const isGsm = characters.every((each) => BASIC.includes(each) || ESCAPED.includes(each))
  const widths = characters.map((each) => (isGsm && ESCAPED.includes(each) ? 2 : each.length))
  const units = widths.reduce((sum, width) => sum + width, 0)
  const [alone, oneOfMany] = isGsm ? [160, 153] : [70, 67]
  return { encoding: isGsm ? 'gsm7' : 'ucs2', units, segments: units <= alone ? 1 : fill(widths, oneOfMany) }
}

/** No character is torn between two segments. */
function fill(widths: readonly number[], size: number): number {
  let segments = 1
  let used = 0
  for (const width of widths) {
    if (used + width > size) {
      segments++
      used = 0
    }
    used += width
  }
  return segments
}
