import { dialled, locales, type MerchantIn, mailtoOf, merchantIn, type SpokenText } from '@ekyc/domain'
import { formatInstant, languageNames, MARK } from '@ekyc/i18n'
import { type CustomerTranslator, customerTranslator } from '@ekyc/i18n/customer'
import { brandPalettes } from './brand.ts'
import { icons } from './drawings.ts'
import { type Html, html, raw } from './html.ts'
import { style } from './style.ts'
import type { LinkView, PageFrame } from './view.ts'

export const wordsFor = (frame: PageFrame): CustomerTranslator =>
  customerTranslator(frame.locale, frame.merchant.country)

/** The merchant in the page's language. */
export const merchantOf = ({ merchant, locale, languages }: PageFrame): MerchantIn =>
  merchantIn(merchant, locale, languages.fallback)

/** The `lang` of a text of the merchant's that the page's language lacks. */
export const ownLang = (frame: PageFrame, { locale }: SpokenText): Html | false =>
  locale !== frame.locale && html` lang="${locale}"`

/** A sentence with such a text in it. One that brings its own full stop gets no second. */
function withOwnLang(frame: PageFrame, spoken: SpokenText, sentence: (text: string) => string): Html | string {
  if (spoken.locale === frame.locale) return sentence(spoken.text)
  const [before, , after = ''] = sentence(MARK + spoken.text + MARK).split(MARK)
  const rest = /[.。]$/.test(spoken.text) ? after.replace(/^[.。]/, '') : after
  return html`${before}<span${ownLang(frame, spoken)}>${spoken.text}</span>${rest}`
}

/** Sentences of one paragraph: Chinese writes no space between them. */
export function together(frame: PageFrame, ...sentences: (string | false | null | undefined)[]): string {
  return sentences.filter(Boolean).join(gap(frame))
}

const gap = ({ locale }: PageFrame) => (locale.startsWith('zh') ? '' : ' ')

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
<title>${title} – ${merchantOf(frame).name}</title>
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
<div class="who">${logo(frame)}<span translate="no">${merchantOf(frame).name}</span></div>
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

function logo(frame: PageFrame): Html {
  const { name, logo: picture } = merchantOf(frame)
  if (picture) return html`<img src="${picture}" alt="">`
  const initial = [...name][0]?.toUpperCase() ?? ''
  return html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect class="b" width="32" height="32" rx="8"/><text x="16" y="22" text-anchor="middle" font-size="17" font-weight="600" fill="var(--on-brand)">${initial}</text></svg>`
}

const isReachable = ({ merchant }: PageFrame) => merchant.contactPhone !== null || merchant.contactEmail !== null

/** For pages of a service that is down: later is fine, and whom to ask where there is a way to. */
export function stillNot(frame: PageFrame): { title: string; text: string } {
  const t = wordsFor(frame)
  const ask = isReachable(frame) && t('orAsk', { m: merchantOf(frame).name })
  return { title: t('stillNot'), text: together(frame, t('stillNotText'), ask) }
}

/**
 * How to reach the merchant: always last in main. A missing setting removes its row, and without any way to reach it
 * nobody is told that it gladly helps.
 */
export function contact(frame: PageFrame, words?: { title: string; text: string }): Html | null {
  const t = wordsFor(frame)
  const { name: m, contactPhone, contactEmail, contactHours } = merchantOf(frame)
  if (!words && !isReachable(frame)) return null
  const saying = (key: 'hours' | 'gladlyHours') =>
    contactHours && withOwnLang(frame, contactHours, (hours) => t(key, { m, hours }))
  return html`<section class="rule contact">
<h2>${words?.title ?? t('questions')}</h2>
<p>${words ? html`${words.text}${contactHours && gap(frame)}${saying('hours')}` : (saying('gladlyHours') ?? t('gladly', { m }))}</p>
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
export function startButton(view: LinkView, label: string, more?: Html): Html {
  return html`<form method="post" action="${view.path}/start">
<input type="hidden" name="lang" value="${view.locale}">
${more}<button class="go">${label}</button>
</form>`
}
