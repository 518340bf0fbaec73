import { dialled, locales, mailtoOf } from '@ekyc/domain'
import { formatInstant, languageNames } from '@ekyc/i18n'
import { type CustomerTranslator, customerTranslator } from '@ekyc/i18n/customer'
import { brandPalettes } from './brand.ts'
import { icons } from './drawings.ts'
import { type Html, html, raw } from './html.ts'
import { style } from './style.ts'
import type { LinkView, PageFrame } from './view.ts'

export const wordsFor = (frame: PageFrame): CustomerTranslator => customerTranslator(frame.locale)

/** Sentences of one paragraph: Chinese writes no space between them. */
export function together(frame: PageFrame, ...sentences: (string | false | null | undefined)[]): string {
  return sentences.filter(Boolean).join(frame.locale.startsWith('zh') ? '' : ' ')
}

type Contents = {
  title: string
  main: Html
  /** Where this page stands below `path`, so that another language leads back to it. */
  at?: string
  wide?: boolean
  /** Address that the page goes to by itself, in 3 s. */
  refresh?: string | null
}

/** The frame that all pages share: who asks, the language, the contents, the safety line. */
export function layout(frame: PageFrame, { title, main, at = '', wide, refresh }: Contents): string {
  const t = wordsFor(frame)
  const { light, dark } = brandPalettes(frame.merchant.brandColor)
  const page = html`<!doctype html>
<html lang="${frame.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – ${frame.merchant.name}</title>
<meta name="robots" content="noindex,nofollow">
<meta name="referrer" content="same-origin">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<meta name="color-scheme" content="light dark">
${refresh && html`<meta http-equiv="refresh" content="3;url=${refresh}">`}
<style nonce="${frame.nonce}">${raw(style(light, dark))}</style>
</head>
<body>
<div class="sheet${wide && ' wide'}">
${frame.sandbox && html`<aside class="rehearsal">${t('sandbox')}</aside>`}
<header>
<div class="who">${logo(frame)}<span>${frame.merchant.name}</span></div>
${languageChoice(frame, at)}
</header>
<main>
${main}
</main>
<footer><p class="safe">${icons.lock}<span>${t('safety')}</span></p></footer>
</div>
</body>
</html>
`
  return page.markup
}

/** Nothing where there is no choice. The page's own language is always among them, as the operator may have chosen it before. */
function languageChoice(frame: PageFrame, at: string): Html | false {
  const choice = locales.filter((locale) => locale === frame.locale || frame.languages.offered.includes(locale))
  if (choice.length === 1) return false
  const t = wordsFor(frame)
  const address = `${frame.path}${at}${at.includes('?') ? '&' : '?'}lang=`
  return html`<nav class="lang" aria-label="${t('language')}"><details><summary>${icons.globe}<span class="vh">${t('above', { label: t('language') })} </span>${languageNames[frame.locale]}</summary><ul role="list">${choice.map(
    (locale) =>
      html`<li><a href="${address}${locale}" lang="${locale}" hreflang="${locale}"${locale === frame.locale && raw(' aria-current="true"')}>${languageNames[locale]}</a></li>`,
  )}</ul></details></nav>`
}

function logo({ merchant }: PageFrame): Html {
  if (merchant.logo) return html`<img src="${merchant.logo}" alt="">`
  const initial = [...merchant.name][0]?.toUpperCase() ?? ''
  return html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect class="b" width="32" height="32" rx="8"/><text x="16" y="22" text-anchor="middle" font-size="17" font-weight="600" fill="var(--on-brand)">${initial}</text></svg>`
}

const isReachable = ({ merchant }: PageFrame) => merchant.contactPhone !== null || merchant.contactEmail !== null

/** For pages of a service that is down: later is fine, and whom to ask where there is a way to. */
export function stillNot(frame: PageFrame): { title: string; text: string } {
  const t = wordsFor(frame)
  const ask = isReachable(frame) && t('orAsk', { m: frame.merchant.name })
  return { title: t('stillNot'), text: together(frame, t('stillNotText'), ask) }
}

/**
 * How to reach the merchant: always last in main. A missing setting removes its row, and without any way to reach it
 * nobody is told that it gladly helps.
 */
export function contact(frame: PageFrame, words?: { title: string; text: string }): Html | null {
  const t = wordsFor(frame)
  const { name: m, contactPhone, contactEmail } = frame.merchant
  if (!words && !isReachable(frame)) return null
  const hours = frame.merchant.contactHours
  const gladly = hours ? t('gladlyHours', { m, hours }) : t('gladly', { m })
  return html`<section class="rule contact">
<h2>${words?.title ?? t('questions')}</h2>
<p>${words ? together(frame, words.text, hours && t('hours', { hours })) : gladly}</p>
${contactPhone && html`<a href="tel:${dialled(contactPhone)}">${icons.phone}<span class="vh">${t('above', { label: t('phone') })} </span>${contactPhone}</a>`}
${contactEmail && html`<a href="${mailtoOf(contactEmail)}">${icons.mail}<span class="vh">${t('above', { label: t('email') })} </span>${contactEmail}</a>`}
</section>`
}

/** The last instant of the link, in the merchant’s time zone. */
export function validUntil(view: LinkView): Html {
  const date = formatInstant(view.expiresAt, view.locale, view.merchant.timeZone)
  return html`<p class="note">${wordsFor(view)('until', { date })}</p>`
}

/** The one button that starts or goes on: a POST, so that no scanner presses it. */
export function startButton(view: LinkView, label: string): Html {
  return html`<form method="post" action="${view.path}/start">
<input type="hidden" name="lang" value="${view.locale}">
<button class="go">${label}</button>
</form>`
}
