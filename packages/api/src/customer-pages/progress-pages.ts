import type { AdviceKey } from '@ekyc/domain'
import { customerAdvice } from '@ekyc/i18n/customer'
import { agreeButton, consentBlock, keptSection, purpose } from './consent-block.ts'
import { drawings } from './drawings.ts'
import { html } from './html.ts'
import { contact, layout, merchantOf, startButton, stillNot, validUntil, wordsFor } from './layout.ts'
import type { LinkView } from './view.ts'

/** Started, and no result yet. */
export function inProgressPage(view: LinkView, canContinue: boolean): string {
  const t = wordsFor(view)
  return layout(view, {
    title: t('progressTitle'),
    main: html`${drawings.inProgress}
<h1>${t('progressTitle')}</h1>
<p>${t(canContinue ? 'progressText' : 'progressOnly')}</p>
${canContinue && validUntil(view)}
${canContinue && startButton(view, t('continueCheck'))}
<a class="alt" href="${view.path}/return?lang=${view.locale}">${t('finished')}</a>
${contact(view)}`,
  })
}

/** Back from Tencent without a result: asks again by itself for a while, then on request. */
export function checkingPage(view: LinkView, { refresh, slow }: { refresh: string | null; slow: boolean }): string {
  const t = wordsFor(view)
  const m = merchantOf(view).name
  const again = `${view.path}/return?auto=off&lang=${view.locale}`
  return layout(view, {
    title: t(slow ? 'slowTitle' : 'checkingTitle'),
    at: '/return',
    refresh,
    main: html`${drawings.checking}
<h1>${t(slow ? 'slowTitle' : 'checkingTitle')}</h1>
<p>${slow ? t('slowText', { m }) : t('checkingText')}</p>
<p class="note">${slow ? t('slowLater') : t('noWait', { m })}</p>
<a class="alt" href="${again}">${t('checkNow')}</a>
${refresh && html`<a class="text" href="${again}">${t('stopUpdates')}</a>`}
${contact(view)}`,
  })
}

const drawingOf: Partial<Record<AdviceKey, keyof typeof drawings>> = {
  dim: 'dim',
  far: 'far',
  compare: 'compare',
  provider: 'down',
}

/**
 * A failure that the customer can avoid next time: what to change, how many tries are left, and the button. A new try
 * is a new consent, perhaps to words that have changed since, so it says what is agreed to.
 */
export function tryAgainPage(view: LinkView, key: AdviceKey): string {
  const t = wordsFor(view)
  const compared = { m: merchantOf(view).name, card: view.checkMode === 1, country: view.merchant.country }
  const advice = customerAdvice(view.locale, key, compared) ?? customerAdvice(view.locale, 'abandoned', compared)
  if (!advice) throw new Error('every language has advice for a check that was left')
  return layout(view, {
    title: advice.title,
    main: html`${drawings[drawingOf[key] ?? 'again']}
<h1>${advice.title}</h1>
<p>${advice.text}</p>
<section class="block">
<h2>${t('helps')}</h2>
<ul class="list" role="list">${advice.tips.map((tip) => html`<li>${tip}</li>`)}</ul>
</section>
<p class="tries">${t('tries', { n: view.triesLeft })}</p>
${validUntil(view)}
${purpose(view)}
${consentBlock(view, 'tryAgain')}
${agreeButton(view, 'tryAgain')}
${keptSection(view)}
${contact(view)}`,
  })
}

/** Tencent cannot be reached, or is busy: the link stays good. */
export function serviceDownPage(view: LinkView): string {
  const t = wordsFor(view)
  return layout(view, {
    title: t('downTitle'),
    main: html`${drawings.down}
<h1>${t('downTitle')}</h1>
<p>${t('downText')}</p>
${validUntil(view)}
${startButton(view, t('tryAgain'))}
${contact(view, stillNot(view))}`,
  })
}
