import { isDeepStrictEqual } from 'node:util'
import type { Case } from './crowd.ts'
import type { Operator } from './operator.ts'
import type { Tencent } from './tencent.ts'

type View = Awaited<ReturnType<Operator['api']['verifications']['get']['query']>>

/** True once every session that Tencent has a result for has it here too. */
export function isSettled(view: View, one: Case, tencent: Tencent): boolean {
  return one.tokens.every(
    (token, index) => tencent.session(token).finishedWith === null || view.sessions[index]?.settledAt,
  )
}

/** Whatever the console shows of a case that is not what happened, in words. */
export async function checkCase(one: Case, operator: Operator, tencent: Tencent): Promise<string[]> {
  const view = await operator.api.verifications.get.query({ id: one.id })
  const told = (what: string, seen: unknown, truth: unknown) =>
    isDeepStrictEqual(seen, truth)
      ? []
      : [`${one.reference} (${one.story.name}): ${what} is ${JSON.stringify(seen)}, not ${JSON.stringify(truth)}`]
  const { story } = one
  const begun = view.sessions.length > 0
  return [
    ...told('progress', view.progress, story.outcome ? 'completed' : begun ? 'started' : 'opened'),
    ...told('outcome', [view.outcome, view.outcomeCode], [story.outcome, story.code]),
    ...told('review', isByRule(view) ? 'notNeeded' : view.review, story.review ?? 'notNeeded'),
    ...told('whether it is reviewed for a reason', view.review === 'pending', view.reviewReasons.length > 0),
    ...told('the list of sessions', sessionsOf(view), truthOf(one, view, tencent)),
    ...told('the timeline', kindsOf(view), expectedKinds(view)),
    ...(await checkEvidence(view, one, operator, tencent)).map((line) => `${one.reference} (${story.name}): ${line}`),
  ]
}

/** Whether only the profile's rule wants a review: a failure, another name on the sandbox's card, or a sample. */
const isByRule = ({ review, outcome, reviewReasons }: View) =>
  review === 'pending' &&
  reviewReasons.every(
    (reason) => ['cardDiffers', 'sample'].includes(reason) || (reason === 'failed' && outcome === 'failed'),
  )

const sessionsOf = ({ sessions }: View) =>
  sessions.map(({ state, errorCode, attempts }) => ({
    state,
    errorCode,
    attempts: attempts.map((attempt) => attempt.errorCode),
  }))

/** Session by session as Tencent knows it. A customer who gave up may have left one that nobody used. */
function truthOf(one: Case, view: View, tencent: Tencent) {
  if (one.story.tapsOnce) return view.sessions.slice(0, 1).map(() => ({ state: 'open', errorCode: null, attempts: [] }))
  return one.tokens.map((token) => {
    const { finishedWith, attempts } = tencent.session(token)
    if (finishedWith === null) return { state: 'open', errorCode: null, attempts: [] }
    const state = finishedWith === 0 ? 'passed' : 'failed'
    return { state, errorCode: finishedWith, attempts: attempts.map(({ code }) => code) }
  })
}

/** What must have been written just once, however often it was begun. */
const once = ['verificationCreated', 'sessionStarted', 'sessionPassed', 'sessionFailed', 'completed']

const kindsOf = ({ events }: View) =>
  events
    .map(({ kind }) => kind)
    .filter((kind) => once.includes(kind))
    .sort()

const expectedKinds = ({ sessions, outcome }: View) =>
  [
    'verificationCreated',
    ...sessions.flatMap(({ state }) => [
      'sessionStarted',
      ...(state === 'open' ? [] : [state === 'passed' ? 'sessionPassed' : 'sessionFailed']),
    ]),
    ...(outcome ? ['completed'] : []),
  ].sort()

/** Opens every file of every session and compares it with what Tencent has. */
async function checkEvidence(view: View, one: Case, operator: Operator, tencent: Tencent): Promise<string[]> {
  const settled = view.sessions.filter(({ settledAt }) => settledAt)
  if (settled.length === 0) return []
  const look = await operator.api.evidence.look.mutate({ verificationId: one.id, reason: 'Comparing with Tencent.' })
  const problems: string[] = []
  for (const [index, session] of settled.entries()) {
    const truth = await tencent.answerFor(one.tokens[index] ?? '')
    const items = look.items.filter(({ sessionId }) => sessionId === session.id)
    const stored = await Promise.all(
      items.map(async ({ id, kind }) => `${kind} ${(await operator.download(id)).toString('base64')}`),
    )
    const same = isDeepStrictEqual(stored.sort(), mediaOf(truth).sort())
    if (!same) problems.push(`the evidence of ${session.id} is ${items.map(({ kind }) => kind)}, not what Tencent has`)
    const raw = look.raw.find(({ sessionId }) => sessionId === session.id)?.answer as
      | { ErrorCode?: unknown }
      | undefined
    if (raw?.ErrorCode !== truth.ErrorCode) problems.push(`the raw answer of ${session.id} is not Tencent's`)
  }
  return problems
}

type Card = Record<string, unknown>

function mediaOf(truth: Record<string, unknown>): string[] {
  const cards = (truth.OCRResult ?? []) as Card[]
  const pictures = cards.flatMap((card) => Object.entries(card).filter(([name]) => name.endsWith('Base64')))
  const named: [string, unknown][] = [
    ['bestFrame', truth.BestFrameBase64],
    ['video', truth.VideoBase64],
    ...pictures.map(([, base64]): [string, unknown] => ['cardImage', base64]),
  ]
  return named.flatMap(([kind, base64]) => (typeof base64 === 'string' ? [`${kind} ${base64}`] : []))
}
