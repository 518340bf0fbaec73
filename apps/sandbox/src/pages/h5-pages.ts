import { type CodeKind, codeKinds, codeOf, documentWarningWords, outcomeCodes } from '@ekyc/domain'
import { warningCodes } from '../apply.ts'
import { cardNameChoices, cardNameWords } from '../card-name.ts'
import { readsCard } from '../ocr.ts'
import { similarityOf } from '../result.ts'
import { START_MS } from '../sandbox.ts'
import type { SandboxAttempt, SandboxSession } from '../state.ts'
import { type Html, html } from './html.ts'
import { face, layout, person } from './layout.ts'
import { tagOf, wordsOf } from './words.ts'

type Shown = { session: SandboxSession; nonce: string; retryLimit: number; choosesName: boolean }

const frame = ({ session, nonce }: Shown) => ({ lang: tagOf(session.config), theme: session.config.ThemeColor, nonce })
const token = ({ session }: Shown) => html`<input type="hidden" name="token" value="${session.token}">`

const warningChoice = html`<div class="num"><label for="warn">Warning about the document</label><select id="warn" name="warnings"><option value="">none</option>${warningCodes.map((code) => html`<option value="${code}">${code} ${documentWarningWords(code, 'en')}</option>`)}</select></div>`

const nameChoice = html`<div class="num"><label for="named">Name on the card</label><select id="named" name="cardName">${cardNameChoices.map((choice) => html`<option value="${choice}">${cardNameWords[choice]}</option>`)}</select></div>`

export function startPage(shown: Shown): string {
  const { config } = shown.session
  const words = wordsOf(config)
  const [card, cardOnly] = [readsCard(shown.session), config.CheckMode === 4]
  const title = cardOnly ? words.cardTitle : words.title
  const tips = [...(card ? [words.cardTip] : []), ...(cardOnly ? [] : words.tips)]
  return layout({
    ...frame(shown),
    title,
    main: html`${face(person)}
<h1>${title}</h1>
<p class="soft" lang="en">This page simulates Tencent Cloud’s page. It doesn’t use the camera.</p>
<ul class="tips" role="list">${tips.map((tip) => html`<li>${tip}</li>`)}</ul>
<form method="post" action="/sandbox/h5/start">
${token(shown)}
${config.SkipPrivacyPolicy !== true && html`<label class="agree"><input type="checkbox" name="agree" value="yes" required><span>${words.agree}</span></label>`}
<button class="go">${words.start}</button>
</form>
${settings(shown)}`,
  })
}

function settings({ session, retryLimit }: Shown): Html {
  const { config, photo } = session
  const rows: [string, unknown][] = [
    ['CheckMode', config.CheckMode ?? '2 (default)'],
    ['Version', config.Version ?? 'BASIC (default)'],
    ['SecurityLevel', config.SecurityLevel ?? '3 (default)'],
    ['IDCardType', config.IDCardType ?? 'not set'],
    ['Comparison photo', photo ? `received, ${Math.round(photo.bytes / 1000)} kB` : 'none'],
    ['LivenessRetryLimit', `${retryLimit} attempts`],
    ['AutoSkip', config.AutoSkip === true ? 'on: after a pass, returns immediately' : 'off: shows the result page'],
    ['Language', config.Language ?? 'en (default)'],
    ['ThemeColor', config.ThemeColor ?? '#2d72f1 (default)'],
    [
      'Start before',
      `${new Date(session.issuedAt + START_MS).toISOString().slice(11, 19)} UTC, 10 minutes after it was issued`,
    ],
  ]
  return html`<details lang="en"><summary>Session settings</summary><dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${String(value)}</dd></div>`)}</dl></details>`
}

const common: [string, number[]][] = [
  ['Pass', [0]],
  ['The customer can fix it', [1201, 1205, 1210, 2017, 2016]],
  ['Serious', [1003, 1002]],
  ['The customer leaves', [1409, 1410]],
  ['Tencent’s side', [4]],
]

const kindWords: Record<CodeKind, string> = {
  pass: 'Pass',
  integration: 'Invalid request',
  provider: 'Tencent’s side',
  session: 'The session',
  capture: 'Image or sound',
  fraud: 'Suspected fraud',
  liveness: 'Liveness',
  abandoned: 'The customer leaves',
  comparePhoto: 'Comparison photo',
  compare: 'Face comparison',
  unknown: 'Unknown',
}

const words = (code: number) => codeOf(code).meaning.split(/[;.] /)[0]?.replace(/\.$/, '') ?? String(code)

const pick = (code: number) =>
  html`<button class="pick${code === 0 && ' pass'}" name="code" value="${code}"><span>${code === 0 ? 'Passed' : words(code)}</span><small>code ${code}</small></button>`

export function capturePage(shown: Shown): string {
  const { session, retryLimit, choosesName } = shown
  return layout({
    ...frame(shown),
    lang: 'en',
    title: 'Choose the outcome',
    main: html`<div class="cam">${face(person)}<p>Your camera stays off</p></div>
<form method="post" action="/sandbox/h5/attempt">
${token(shown)}
<h1>How should this attempt end?</h1>
<p class="soft">Attempt ${session.attempts.length + 1} of ${retryLimit} in this session. Choose what should happen.</p>
${choosesName && nameChoice}
${readsCard(session) && warningChoice}
${common.map(([legend, codes]) => html`<fieldset><legend>${legend}</legend>${codes.map(pick)}${legend === 'The customer leaves' && html`<button class="pick" name="code" value="vanish"><span>Close the tab: nothing is recorded</span></button>`}</fieldset>`)}
<details>
<summary>More: all codes and similarity</summary>
<div class="num"><label for="sim">Similarity, 0 to 100. Leave empty to match the outcome</label><input id="sim" name="similarity" type="number" inputmode="decimal" min="0" max="100" step="0.01"></div>
${codeKinds.map((kind) => {
  const codes = outcomeCodes.filter((entry) => entry.kind === kind)
  return (
    codes.length > 0 &&
    html`<fieldset><legend>${kindWords[kind]}</legend>${codes.map(({ code }) => pick(code))}</fieldset>`
  )
})}
<fieldset><legend>Undocumented</legend><button class="pick" name="code" value="9999"><span>An unknown code</span><small>code 9999</small></button></fieldset>
<div class="num"><label for="other">Any other code</label><input id="other" name="other" type="number" inputmode="numeric" min="0" max="99999"><button class="small" name="code" value="other">Use it</button></div>
</details>
</form>`,
  })
}

const result = (code: number) =>
  html`<ellipse class="ring" cx="60" cy="75" rx="55" ry="71"/><circle class="who" cx="60" cy="75" r="34"/><path class="tick" d="${code === 0 ? 'M46 76l10 10 20-22' : 'M60 58v20M60 91v.1'}"/>`

export function resultPage(shown: Shown): string {
  const { session, retryLimit } = shown
  const last = session.attempts.at(-1)
  const code = session.finishedWith ?? last?.code ?? 17
  const again = session.finishedWith === null && session.attempts.length < retryLimit
  const title = code === 0 ? 'Passed' : words(code)
  const labels = wordsOf(session.config)
  const tag = tagOf(session.config)
  const compared = (attempt: SandboxAttempt) => {
    const similarity = similarityOf(attempt, session.config)
    return similarity === null ? 'not compared' : `similarity ${similarity}`
  }
  return layout({
    ...frame(shown),
    lang: 'en',
    title,
    main: html`${face(result(code))}
<h1>${title}</h1>
<p class="soft">You chose this outcome. “${labels.next}” returns to the merchant with the token, as Tencent’s page does.</p>
${again && html`<form method="post" action="/sandbox/h5/again">${token(shown)}<button class="go" lang="${tag}">${labels.again}</button></form>`}
<form method="post" action="/sandbox/h5/next">${token(shown)}<button class="${again ? 'alt' : 'go'}" lang="${tag}">${labels.next}</button></form>
<section class="block">
<h2>Attempts in this session</h2>
<ol class="list" role="list">${session.attempts.map((attempt, index) => html`<li><b>${index + 1}. ${attempt.code === 0 ? 'Passed' : words(attempt.code)}</b> <span class="soft">code ${attempt.code}, ${compared(attempt)}</span></li>`)}</ol>
</section>`,
  })
}

/** A dead end: an unknown token, one that ran out, a tab that was closed. */
export function messagePage(nonce: string, title: string, text: string): string {
  return layout({ nonce, title, main: html`${face(person)}<h1>${title}</h1><p class="soft">${text}</p>` })
}
