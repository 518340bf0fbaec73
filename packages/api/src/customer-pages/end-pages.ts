import { formatDay, formatInstant } from '@ekyc/i18n'
import { agreeButton, consentBlock, keptSection, purpose } from './consent-block.ts'
import { drawings } from './drawings.ts'
import { html, withNames } from './html.ts'
import { contact, layout, merchantOf, stillNot, wordsFor } from './layout.ts'
import type { LinkView, PageFrame } from './view.ts'

export function passedPage(view: LinkView): string {
  const t = wordsFor(view)
  const m = merchantOf(view).name
  return layout(view, {
    title: t('passedTitle'),
    main: html`${drawings.passed}
<h1>${t('passedTitle')}</h1>
<p>${t('passedText', { m })}</p>
<p class="note">${t('passedClose', { m })}</p>
${view.returnUrl && html`<a class="alt" href="${view.returnUrl}">${t('backTo', { m })}</a>`}
${contact(view)}`,
  })
}

/** No tries left, or a code that ends it: one page for all, so that it tells nobody what was suspected. */
export function failedPage(view: LinkView): string {
  const t = wordsFor(view)
  const m = merchantOf(view).name
  const day = formatDay(view.lastCheckAt ?? view.expiresAt, view.locale, view.merchant.timeZone)
  return layout(view, {
    title: t('failedTitle'),
    main: html`${drawings.talk}
<h1>${t('failedTitle')}</h1>
<p>${t('failedText', { m })}</p>
${contact(view, { title: t('contactTitle', { m }), text: t('contactSay', { day }) })}`,
  })
}

export function needsPhotoPage(view: LinkView): string {
  const t = wordsFor(view)
  return layout(view, {
    title: t('photoTitle'),
    main: html`${drawings.talk}
<h1>${t('photoTitle')}</h1>
<p>${t('photoText', { m: merchantOf(view).name })}</p>
${contact(view)}`,
  })
}

export function expiredPage(view: LinkView): string {
  const t = wordsFor(view)
  const date = formatInstant(view.expiresAt, view.locale, view.merchant.timeZone)
  return layout(view, {
    title: t('expiredTitle'),
    main: html`${drawings.expired}
<h1>${t('expiredTitle')}</h1>
<p>${t('expiredText', { date })}</p>
${contact(view, { title: t('askNewLink'), text: t('askNewLinkText', { m: merchantOf(view).name }) })}`,
  })
}

/** Why there is nothing to do here any more. */
export function withdrawnPage(frame: PageFrame, because: 'cancelled' | 'notMeDone' | 'replaced'): string {
  const t = wordsFor(frame)
  const m = merchantOf(frame).name
  const title = t(because === 'replaced' ? 'replacedTitle' : 'cancelledTitle')
  return layout(frame, {
    title,
    main: html`${drawings.cancelled}
<h1>${title}</h1>
<p>${t(`${because}Text`, { m })}</p>
${contact(frame, { title: t('notExpected'), text: t('askMerchant', { m }) })}`,
  })
}

/** We ourselves cannot serve: nothing is known of the link, and nothing of it is lost. */
export function outOfOrderPage(frame: PageFrame): string {
  const t = wordsFor(frame)
  return layout(frame, {
    title: t('downTitle'),
    main: html`${drawings.down}
<h1>${t('downTitle')}</h1>
<p>${t('downText')}</p>
${contact(frame, stillNot(frame))}`,
  })
}

export function notFoundPage(frame: PageFrame): string {
  const t = wordsFor(frame)
  return layout(frame, {
    title: t('notFoundTitle'),
    main: html`${drawings.notFound}
<h1>${t('notFoundTitle')}</h1>
<p>${t('notFoundText')}</p>
<section class="block">
<h2>${t('helps')}</h2>
<ul class="list" role="list"><li>${t('notFoundTip1')}</li><li>${t('notFoundTip2')}</li><li>${t('notFoundTip3')}</li></ul>
</section>
${contact(frame, { title: t('stillMissing'), text: t('askAgain', { m: merchantOf(frame).name }) })}`,
  })
}

/** Before "rather not" or "not me" counts: a GET shows it, a POST acts. */
export function confirmDeclinePage(view: LinkView, as: 'ratherNot' | 'notMe'): string {
  const t = wordsFor(view)
  const words = { m: merchantOf(view).name, name: view.shownAs }
  const [title, text, confirm] =
    as === 'notMe'
      ? (['notMeTitle', 'notMeText', 'notMeConfirm'] as const)
      : (['declineTitle', 'declineText', 'declineConfirm'] as const)
  return layout(view, {
    title: t(title, words),
    at: `/decline?as=${as}`,
    main: html`${drawings.talk}
<h1>${withNames((values) => t(title, values), { name: view.shownAs })}</h1>
<p>${t(text, words)}</p>
<form method="post" action="${view.path}/decline">
<input type="hidden" name="as" value="${as}">
<input type="hidden" name="lang" value="${view.locale}">
<button class="go">${t(confirm, words)}</button>
</form>
<a class="alt" href="${view.path}?lang=${view.locale}">${t('goBack')}</a>
${contact(view)}`,
  })
}

/** Starting after all agrees to the same as on the first page, so it is said here too. */
export function declinedPage(view: LinkView): string {
  const t = wordsFor(view)
  return layout(view, {
    title: t('declinedTitle'),
    main: html`${drawings.talk}
<h1>${t('declinedTitle')}</h1>
<p>${t('declinedText', { m: merchantOf(view).name })}</p>
${purpose(view)}
${consentBlock(view, 'startAfterAll')}
${agreeButton(view, 'startAfterAll')}
${keptSection(view)}
${contact(view)}`,
  })
}
