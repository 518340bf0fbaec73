import { renderSVG } from 'uqr'
import { agreeButton, consentBlock, keptSection, purposeRow } from './consent-block.ts'
import { drawings } from './drawings.ts'
import { type Html, html, raw, withBold, withNames } from './html.ts'
import { contact, layout, merchantOf, together, validUntil, wordsFor } from './layout.ts'
import type { LinkView } from './view.ts'

/** Who asks, for whom, why, what happens, what is kept, and the button. */
export function readyPage(view: LinkView, chosen?: string): string {
  const t = wordsFor(view)
  const { shownAs } = view
  const m = merchantOf(view).name
  return layout(view, {
    title: t('readyTitle'),
    at: chosen && `?${chosen}`,
    main: html`<h1>${t('readyTitle')}</h1>
${asks(view)}
${facts(view)}
<section class="block">
<h2>${t('steps')}</h2>
<ol class="steps" role="list">
<li><b>${t('allowCamera')}</b> <span>${t('allowCameraText', { m })}</span></li>
${readsCard(view) && html`<li><b>${t('showCard')}</b> <span>${t('showCardText')}</span></li>`}
${view.checkMode !== 4 && html`<li><b>${t('showFace')}</b> <span>${together(view, t('showFaceText'), view.securityLevel >= 3 && t('colours'))}</span></li>`}
<li><b>${t('comeBack')}</b> <span>${t('comeBackText')}</span></li>
</ol>
</section>
${validUntil(view)}
${consentBlock(view, 'start')}
${agreeButton(view, 'start')}
<div class="pair"><a class="alt" href="${view.path}/decline?as=ratherNot&amp;lang=${view.locale}">${t('ratherNot')}</a><a class="alt" href="${view.path}/decline?as=notMe&amp;lang=${view.locale}"><span>${withNames((values) => t('notMe', values), { name: shownAs })}</span></a></div>
${keptSection(view)}
${contact(view)}`,
  })
}

/** On a computer: the same link as a square code for the phone. */
export function desktopPage(view: LinkView): string {
  const t = wordsFor(view)
  const name = view.shownAs
  return layout(view, {
    title: t('phoneTitle'),
    wide: true,
    main: html`<div class="two">
<div>
<h1>${t('phoneTitle')}</h1>
${asks(view)}
${facts(view)}
<ol class="steps block" role="list">
<li><b>${t('openCamera')}</b></li>
<li><b>${t('pointCamera')}</b> <span>${t('pointCameraText', { host: new URL(view.url).host })}</span></li>
<li><b>${t('tapLink')}</b> <span>${t('tapLinkText')}</span></li>
</ol>
</div>
<div class="scan">
<div class="qr" role="img" aria-label="${t('codeLabel')}">${raw(renderSVG(view.url, { border: 1 }))}</div>
<p class="small soft">${withNames((values) => t('codeFor', values), { name })}</p>
</div>
</div>
<section class="rule">
<h2>${t('noPhone')}</h2>
<p>${t('noPhoneText')}</p>
<a class="alt" href="${view.path}?here=1&amp;lang=${view.locale}">${t('continueHere')}</a>
</section>
${contact(view)}`,
  })
}

/** Inside another app, or in a browser that Tencent does not support: the way out. */
export function inAppPage(
  view: LinkView,
  { browser, supported }: { browser: 'Safari' | 'Chrome'; supported: boolean },
) {
  const t = wordsFor(view)
  const title = t('openIn', { browser })
  const key = supported ? 'insideApp' : 'otherBrowser'
  return layout(view, {
    title,
    main: html`${drawings.browser}
<h1>${title}</h1>
<p>${withNames((values) => t(key, { m: merchantOf(view).name, ...values }), { name: view.shownAs })}</p>
${browser === 'Chrome' ? openInChrome(view, supported) : openInSafari(view)}
<section class="rule">
<h2 id="copy">${t('orCopy')}</h2>
<p>${t('orCopyText', { browser })}</p>
<p class="copy" tabindex="0" role="group" aria-labelledby="copy">${view.url}</p>
<p class="note">${withNames((values) => t('linkFor', values), { name: view.shownAs })}</p>
</section>
<section class="rule">
<h2>${t('neither')}</h2>
<p>${t('neitherText')}</p>
<a class="alt" href="${view.path}?browser=stay&amp;lang=${view.locale}">${t('continueAnyway')}</a>
</section>
${contact(view)}`,
  })
}

function openInChrome(view: LinkView, inApp: boolean): Html {
  const t = wordsFor(view)
  const { host, pathname, protocol } = new URL(view.url)
  const intent = `intent://${host}${pathname}?lang=${view.locale}#Intent;scheme=${protocol.slice(0, -1)};package=com.android.chrome;end`
  return html`<a class="go" href="${intent}">${t('openInButton', { browser: 'Chrome' })}</a>
${inApp && html`<p class="note">${t('nothingHappens')}</p>`}`
}

function openInSafari(view: LinkView): Html {
  const t = wordsFor(view)
  return html`<ol class="steps block" role="list">
<li><b>${t('tapDots')}</b> <span>${t('tapDotsText')}</span></li>
<li><b>${t('chooseOpen', { browser: 'Safari' })}</b></li>
</ol>`
}

const readsCard = ({ checkMode }: LinkView) => checkMode === 1 || checkMode === 4

function asks(view: LinkView): Html {
  const t = wordsFor(view)
  const key = view.checkMode === 4 ? 'asksCard' : 'asks'
  return html`<p>${withBold((values) => t(key, values), { m: merchantOf(view).name, name: view.shownAs })}</p>`
}

function facts(view: LinkView): Html {
  const t = wordsFor(view)
  return html`<dl class="facts">
${purposeRow(view)}
<div><dt>${t('takes')}</dt><dd>${t('takesMinute')}</dd></div>
</dl>`
}
