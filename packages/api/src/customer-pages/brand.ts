/** The merchant's colour as it is used on one theme. */
export type Palette = {
  /** Fill of the one button, and the text on it. */
  brand: string
  onBrand: string
  /** The same colour as ink on the page, and as a wash behind it. */
  brandInk: string
  wash: string
}

type Rgb = [number, number, number]

const DEFAULT = '#0a6678'
const READABLE = 4.5
const themes = {
  light: { page: [255, 255, 255], ink: [18, 25, 30] },
  dark: { page: [20, 24, 28], ink: [241, 243, 245] },
} as const

/** Palettes for both themes; every pair of text and ground has a contrast of 4.5 at least, whatever the colour. */
export function brandPalettes(color: string | null): { light: Palette; dark: Palette } {
  const base = parse(color ?? DEFAULT)
  const palette = (theme: 'light' | 'dark'): Palette => {
    const page = [...themes[theme].page] as Rgb
    const toward: Rgb = theme === 'light' ? [0, 0, 0] : [255, 255, 255]
    const fill = theme === 'light' ? base : readable(base, page, toward)
    const wash = mix(page, base, theme === 'light' ? 0.1 : 0.2)
    return {
      brand: hex(fill),
      onBrand: contrast(fill, [255, 255, 255]) >= READABLE ? '#fff' : darkOn(fill),
      brandInk: hex(readable(readable(base, page, toward), wash, toward)),
      wash: hex(wash),
    }
  }
  return { light: palette('light'), dark: palette('dark') }
}

/** One of white and near-black always reaches 4.5: they meet where both have 4.58. */
function darkOn(fill: Rgb): string {
  return contrast(fill, [17, 17, 17]) >= READABLE ? '#111' : '#000'
}

function readable(color: Rgb, ground: Rgb, toward: Rgb): Rgb {
  for (let share = 0; share <= 1; share += 0.04) {
    const candidate = mix(color, toward, share)
    if (contrast(candidate, ground) >= READABLE) return candidate
  }
  return toward
}

const parse = (color: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as Rgb

const hex = (color: Rgb) => `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share)) as Rgb

/** WCAG's contrast of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
