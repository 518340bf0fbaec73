import { apiErrors, outcomeCodes } from '@ekyc/domain'
import { cardNameChoices, cardNameWords } from '../card-name.ts'
import { type Core, idOf } from '../sandbox.ts'
import { type FaultKind, faultKinds, type SandboxSession } from '../state.ts'
import type { Customers } from './control-access.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'

const SHOWN = 50
const options = (values: readonly (string | number)[]) => values.map((value) => html`<option>${value}</option>`)

const faultWords: Record<FaultKind, string> = {
  timeout: 'no response',
  html500: '500 with an HTML page',
  reset: 'connection reset',
  brokenJson: 'truncated response, invalid JSON',
  slow: 'slow response',
  error: 'error code',
  nullFields: 'every field null',
  unknownFields: 'unknown fields',
}

const nameSelect = html`<select name="cardName" aria-label="Name on the card">${cardNameChoices.map((choice) => html`<option value="${choice}">Name: ${cardNameWords[choice]}</option>`)}</select> `

const finishForm = (id: string, choosesName: boolean) =>
  html`<form method="post" action="/sandbox/control/finish"><input type="hidden" name="session" value="${id}"><select name="code" aria-label="Outcome">${outcomeCodes.map(({ code, label }) => html`<option value="${code}">${code} ${label}</option>`)}</select> ${choosesName && nameSelect}<button class="small">Finish</button></form>`

export const newestSessions = ({ state }: Core) => Object.values(state.sessions).slice(-SHOWN).reverse()

type Board = {
  nonce: string
  sessions: SandboxSession[]
  /** Only where a console runs the sandbox. */
  customers?: Customers
}

/** The board of the sandbox: its clock, its faults, its sessions. */
export function controlPage(core: Core, { nonce, sessions, customers }: Board): string {
  const customerOf = ({ token }: SandboxSession) => {
    const customer = customers?.get(token)
    return customer && html`<a class="customer" href="${customer.path}">${customer.name}</a>`
  }
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const clock = (at: number) => new Date(at).toISOString().slice(11, 19)
  return layout({
    nonce,
    title: 'Control',
    wide: true,
    main: html`${customers && html`<p><a href="/">Back to the console</a></p>`}
<h1>Sandbox control</h1>
<section class="block"><h2>Clock</h2>
<p>It is ${day(core.now())} ${clock(core.now())} UTC here, ${Math.round(core.state.clockOffsetMs / 60_000)} minutes ahead of the server.</p>
<form class="row" method="post" action="/sandbox/control/clock">
<button class="small" name="minutes" value="10">+10 minutes</button><button class="small" name="minutes" value="60">+1 hour</button><button class="small" name="minutes" value="4320">+72 hours</button>
</form>
<form class="row" method="post" action="/sandbox/control/clock">
<label>Minutes (negative to go back) <input type="number" name="minutes" required></label>
<button class="small">Move</button>
</form></section>
<section class="block"><h2>Faults</h2>
${core.state.faults.length === 0 ? html`<p class="soft">No faults. Every call is answered normally.</p>` : html`<ul class="list">${core.state.faults.map((fault) => html`<li><b>${fault.api}: ${faultWords[fault.kind]} ${fault.kind === 'error' && fault.code}</b> <span class="soft">${fault.remaining === null ? 'until cleared' : `${fault.remaining} more calls`}</span></li>`)}</ul>`}
<form class="row" method="post" action="/sandbox/control/fault">
<label>API <select name="api">${options(['apply', 'result'])}</select></label>
<label>Fault <select name="kind">${faultKinds.map((kind) => html`<option value="${kind}">${faultWords[kind]}</option>`)}</select></label>
<label>Error code <select name="code">${options(apiErrors.map(({ code }) => code))}</select></label>
<label>Delay in ms (slow only) <input type="number" name="ms" value="3000" min="0" max="60000"></label>
<label>Calls <input type="number" name="remaining" min="1" placeholder="until cleared"></label>
<button class="small">Set</button>
</form>
<form method="post" action="/sandbox/control/clear"><button class="small">Clear all faults</button></form></section>
<section class="block"><h2>Sessions</h2>
${sessions.length === 0 && html`<p class="soft">None yet. Create a verification and open its link.</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="Sessions"><table><thead><tr><th>Issued</th><th>Mode</th><th>Attempts</th><th>Result</th><th>Finish with</th></tr></thead><tbody>
${sessions.map((session) => html`<tr><td>${customerOf(session)}${day(session.issuedAt)}<br>${clock(session.issuedAt)}</td><td>${String(session.config.CheckMode ?? 2)}</td><td>${session.attempts.length}</td><td>${session.finishedWith === null ? 'not finished' : session.finishedWith}</td><td>${session.finishedWith === null && finishForm(idOf(session), core.choosesName(session))}</td></tr>`)}
</tbody></table></div>
<form method="post" action="/sandbox/control/reset"><button class="small">Reset sessions, faults and clock</button></form></section>`,
  })
}
