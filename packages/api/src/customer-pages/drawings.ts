import { type Html, raw } from './html.ts'

const phone = '<rect class="k p" x="44" y="3" width="56" height="92" rx="10"/><path class="w" d="M66 10h12"/>'
const face =
  '<ellipse class="a d" cx="72" cy="48" rx="19" ry="25"/><circle class="h" cx="72" cy="44.1" r="6"/><path class="h" d="M61.8 61.9a10.2 9.4 0 0 1 20.4 0z"/>'
const paleFace =
  '<ellipse class="w d" cx="72" cy="48" rx="19" ry="25"/><circle class="hw" cx="72" cy="44.1" r="6"/><path class="hw" d="M61.8 61.9a10.2 9.4 0 0 1 20.4 0z"/>'

const drawn = (viewBox: string, shapes: string): Html =>
  raw(`<svg class="art" viewBox="${viewBox}" aria-hidden="true" focusable="false">${shapes}</svg>`)

/** One drawing a page: the phone, and what it is about. */
export const drawings = {
  passed: drawn(
    '42 0 150 98',
    `${phone}${face}<circle class="p" cx="104" cy="72" r="21"/><circle class="g" cx="104" cy="72" r="17"/><path class="k t" d="M96 72.5l5.5 5.5 10.5-11"/>`,
  ),
  dim: drawn(
    '42 0 150 98',
    `${phone}<rect class="n" x="49" y="16" width="46" height="66" rx="4"/><circle class="hw" cx="72" cy="41.4" r="6.7"/><path class="hw" d="M60.6 61.3a11.4 10.5 0 0 1 22.8 0z"/><circle class="y" cx="122" cy="28" r="9"/><path class="k" d="M122 10v4M122 42v4M104 28h4M136 28h4M109.3 15.3l2.8 2.8M131.9 37.9l2.8 2.8M134.7 15.3l-2.8 2.8M112.1 37.9l-2.8 2.8"/>`,
  ),
  far: drawn(
    '6 0 150 98',
    `<rect class="k p" x="8" y="3" width="56" height="92" rx="10"/><path class="w" d="M30 10h12"/><ellipse class="w d" cx="36" cy="48" rx="19" ry="25"/><circle class="hw" cx="36" cy="46.5" r="3.5"/><path class="hw" d="M30 57a6 5.5 0 0 1 12 0z"/><path class="k" d="M70 48h14m-5-5l5 5-5 5"/><rect class="k p" x="92" y="3" width="56" height="92" rx="10"/><path class="w" d="M114 10h12"/><circle class="h" cx="120" cy="45.3" r="8.8"/><path class="h" d="M105 71.5a15 13.8 0 0 1 30 0z"/><ellipse class="a d" cx="120" cy="48" rx="19" ry="25"/>`,
  ),
  compare: drawn(
    '6 0 150 98',
    `<rect class="k f" x="8" y="22" width="42" height="54" rx="4"/><circle class="h" cx="29" cy="42.1" r="6"/><path class="h" d="M18.8 59.9a10.2 9.4 0 0 1 20.4 0z"/><rect class="k p" x="92" y="3" width="56" height="92" rx="10"/><path class="w" d="M114 10h12"/><ellipse class="a d" cx="120" cy="48" rx="19" ry="25"/><circle class="h" cx="120" cy="44.1" r="6"/><path class="h" d="M109.8 61.9a10.2 9.4 0 0 1 20.4 0z"/><path class="k" d="M62 44q4.5-5 9 0t9 0M62 55q4.5-5 9 0t9 0"/>`,
  ),
  again: drawn(
    '42 0 150 98',
    `${phone}${paleFace}<circle class="p" cx="104" cy="72" r="21"/><circle class="b" cx="104" cy="72" r="17"/><path class="k o" d="M111.5 67.5a8.5 8.5 0 1 0 .8 6M112.5 62v6h-6"/>`,
  ),
  checking: drawn(
    '42 0 150 98',
    `${phone}${face}<circle class="h dot" cx="114" cy="48" r="4.5"/><circle class="h dot dot2" cx="129" cy="48" r="4.5"/><circle class="h dot dot3" cx="144" cy="48" r="4.5"/>`,
  ),
  inProgress: drawn(
    '42 0 150 98',
    `${phone}${face}<circle class="p" cx="104" cy="72" r="21"/><circle class="b" cx="104" cy="72" r="17"/><path class="k o" d="M100 65.5v13l10-6.5z"/>`,
  ),
  talk: drawn(
    '42 0 150 98',
    `${phone}${face}<path class="p" d="M92 40h50v40H92z"/><path class="k f" d="M100 44h36a5 5 0 0 1 5 5v20a5 5 0 0 1-5 5h-22l-9 8v-8h-5a5 5 0 0 1-5-5V49a5 5 0 0 1 5-5z"/><path class="a" d="M104 55h28M104 63h17"/>`,
  ),
  expired: drawn(
    '42 0 150 98',
    `${phone}<path class="w" d="M58 40h28M58 50h28M58 60h14"/><circle class="p" cx="104" cy="72" r="21"/><circle class="k f" cx="104" cy="72" r="16"/><path class="k" d="M104 62.5V72l6.5 4"/>`,
  ),
  cancelled: drawn(
    '42 0 150 98',
    `${phone}<path class="w" d="M58 40h28M58 50h28M58 60h14"/><circle class="p" cx="104" cy="72" r="21"/><circle class="k f" cx="104" cy="72" r="16"/><path class="k" d="M97 72h14"/>`,
  ),
  notFound: drawn(
    '42 0 150 98',
    `${phone}<path class="w d" d="M58 40h28M58 50h28M58 60h14"/><circle class="p" cx="104" cy="72" r="21"/><circle class="k f" cx="104" cy="72" r="16"/><path class="k" d="M99.5 68a4.5 4.5 0 1 1 6.7 3.9c-1.5.9-2.2 1.6-2.2 3.1M104 80v.1"/>`,
  ),
  down: drawn(
    '42 0 150 98',
    `${phone}${paleFace}<circle class="p" cx="104" cy="72" r="21"/><circle class="k f" cx="104" cy="72" r="16"/><path class="k" d="M100 66v12M108 66v12"/>`,
  ),
  browser: drawn(
    '42 0 150 98',
    `${phone}<path class="w" d="M58 32h28M58 42h20"/><rect class="p" x="70" y="44" width="72" height="50"/><rect class="k f" x="76" y="48" width="62" height="43" rx="5"/><path class="k" d="M76 60h62M83 54.2v.1M90 54.2v.1"/><path class="a" d="M100 82l14-14m0 0h-10m10 0v10"/>`,
  ),
}

const line = (shapes: string): Html =>
  raw(
    `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes}</svg>`,
  )

export const icons = {
  globe: line(
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z"/>',
  ),
  phone: line(
    '<path d="M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1z"/>',
  ),
  mail: line('<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3 7l9 6 9-6"/>'),
  lock: line('<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>'),
}
