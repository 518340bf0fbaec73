import { type Html, html } from './html.ts'
import { style } from './style.ts'

const DEFAULT_THEME = '#2d72f1'

type Page = { title: string; lang?: string; theme?: unknown; nonce: string; wide?: boolean; main: Html }

export function layout({ title, lang = 'en', theme, nonce, wide, main }: Page): string {
  const color = typeof theme === 'string' && /^#[0-9a-f]{6}$/i.test(theme) ? theme : DEFAULT_THEME
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – Sandbox</title>
<meta name="robots" content="noindex,nofollow">
<meta name="color-scheme" content="light dark">
<style nonce="${nonce}">${{ markup: style(color, textOn(color)) }}</style>
</head>
<body>
<div class="sheet${wide && ' board'}">
<header class="flag"><p>Sandbox: this is not a real check</p></header>
<main>
${main}
</main>
</div>
</body>
</html>
`.markup
}

/** White or near-black, whichever reads better. */
function textOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  return (r * 299 + g * 587 + b * 114) / 1000 > 150 ? '#16191d' : '#fff'
}

export const face = (inner: Html) =>
  html`<svg class="face" viewBox="0 0 120 150" aria-hidden="true" focusable="false">${inner}</svg>`

export const person = html`<circle class="who" cx="60" cy="58" r="21"/><path class="who" d="M26 121a34 32 0 0 1 68 0z"/><ellipse class="oval" cx="60" cy="75" rx="55" ry="71"/>`
