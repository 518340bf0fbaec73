import { type ConsentButton, consentOf, consentWords } from './consent.ts'
import { type Html, html } from './html.ts'
import { merchantOf, ownLang, startButton, together, wordsFor } from './layout.ts'
import type { LinkView } from './view.ts'

/** What a tap agrees to, above the button that agrees. */
export function consentBlock(view: LinkView, button: ConsentButton): Html {
  const t = wordsFor(view)
  const { compares, where, keeps, biometric, withdraw } = consentWords(view.locale, view)
  return html`<div class="block consent">
<p>${together(view, compares, where)}</p>
<p>${together(view, keeps, biometric)} <a href="#kept">${t('whatKept')}</a></p>
<p>${together(view, withdraw, t('agree', { button: t(button) }))}</p>
</div>`
}

/** The button that agrees. It names the words that were read, so that nobody agrees to others that were saved meanwhile. */
export function agreeButton(view: LinkView, button: ConsentButton): Html {
  const { version } = consentOf(view.locale, view, button)
  return startButton(view, wordsFor(view)(button), html`<input type="hidden" name="consent" value="${version}">\n`)
}

/** What is kept, for how long and who sees it; also part of what is agreed to. */
export function keptSection(view: LinkView): Html {
  const t = wordsFor(view)
  const { name: m, privacyUrl } = merchantOf(view)
  const { keeps, howLong, encrypted, staff } = consentWords(view.locale, view)
  return html`<section class="rule" id="kept">
<h2>${t('whatKept')}</h2>
<ul class="list" role="list">
<li>${together(view, keeps, encrypted)}</li>
${howLong && html`<li>${howLong}</li>`}
<li>${staff}</li>
</ul>
${privacyUrl && html`<a class="text" href="${privacyUrl.text}" hreflang="${privacyUrl.locale}">${t('privacy', { m })}</a>`}
</section>`
}

/** Why the customer is asked, in the merchant's words. */
export function purposeRow(view: LinkView): Html | null {
  const { why } = merchantOf(view)
  return why && html`<div><dt>${wordsFor(view)('why')}</dt><dd${ownLang(view, why)}>${why.text}</dd></div>`
}

/** The same where it is the only fact. */
export function purpose(view: LinkView): Html | null {
  const row = purposeRow(view)
  return row && html`<dl class="facts">${row}</dl>`
}
