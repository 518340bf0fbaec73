import { ALARM_BEGINS_AFTER_MS, apiErrorOf, HOUR_MS } from '@ekyc/domain'
import type { EkycHealth, Failing } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { findProfileOfRuleId } from '../profiles/find-profile-of-rule-id.ts'
import { hasWaitingCustomer } from '../sessions/has-waiting-customer.ts'
import { connectionProblem } from '../system/connection-problems.ts'
import type { NoticeOf } from './words.ts'

const MINUTE_MS = 60_000
/** How long Tencent may fail before the alarm: with a customer who waits or was turned away, and without. */
const PATIENCE_MS = { waiting: 2 * MINUTE_MS, quiet: 10 * MINUTE_MS }
/** How long a failure counts that no further one follows. Results are asked for once an hour at least while any is due. */
const COUNTS_MS = { apply: 30 * MINUTE_MS, result: 75 * MINUTE_MS }

/** Notices that calls to Tencent bring no answer. No calls at all raise no alarm, and end one after a while. */
export async function noticeTencentFails(ctx: Ctx): Promise<NoticeOf<'tencentFails'>> {
  const trouble = 'tencentFails'
  const health = ctx.ekyc.health()
  const ago = (instant: Date) => ctx.clock.now().getTime() - instant.getTime()
  const counting = (api: keyof EkycHealth['failing']) => {
    const failing = health.failing[api]
    return failing && ago(failing.at) < COUNTS_MS[api] ? failing : null
  }
  const [apply, result] = [counting('apply'), counting('result')]
  const failing = apply ?? result
  if (!failing) {
    // A server that has just started does not know that it is over.
    const { failing, reachedAt } = health
    const knows = failing.apply || failing.result || reachedAt || ago(ctx.server.startedAt) >= COUNTS_MS.result
    return { trouble, noticed: knows ? 'off' : 'unknown' }
  }
  // Tencent is asked to issue a token only if a customer has tapped.
  const waits = apply !== null || (await hasWaitingCustomer(ctx))
  const patience = PATIENCE_MS[waits ? 'waiting' : 'quiet'] - ALARM_BEGINS_AFTER_MS
  const longest = Math.max(...[apply, result].map((each) => (each ? lastsMs(ctx, each, health) : 0)))
  if (longest >= patience) {
    return { trouble, noticed: 'on', facts: { problem: explain(failing), host: ctx.server.host } }
  }
  return { trouble, noticed: isAnswered(failing, health) ? 'off' : 'unknown' }
}

/** A failure that was followed by an answer to the other API, or is itself one, counts only as long as it was seen. */
const lastsMs = (ctx: Ctx, failing: Failing, health: EkycHealth): number => {
  const isOver = isAnswered(failing, health) || (failing.providerCode !== null && failing.reason !== 'region')
  return (isOver ? failing.at : ctx.clock.now()).getTime() - failing.since.getTime()
}

const isAnswered = ({ at }: Failing, { reachedAt }: EkycHealth) => reachedAt !== null && reachedAt > at

function explain({ reason, providerCode }: Failing): string {
  if (providerCode) {
    const { meaning, action } = apiErrorOf(providerCode)
    return `${providerCode}. ${meaning} ${action}`
  }
  const known = connectionProblem(reason) ?? connectionProblem('nonsense')
  const passes = reason === 'timeout' || reason === 'broken'
  // What usually passes has not, so it is dealt with like a network that lets nothing through.
  return `${known?.meaning} ${(passes ? connectionProblem('unreachable') : known)?.action}`
}

/** Notices that Tencent did not know a RuleId within the last hour. */
export async function noticeRuleId(ctx: Ctx): Promise<NoticeOf<'ruleIdUnknown'>> {
  const trouble = 'ruleIdUnknown'
  const { unknownRuleIds, reachedAt } = ctx.ekyc.health()
  const since = ctx.clock.now().getTime() - HOUR_MS
  const found = unknownRuleIds.find(({ at }) => at.getTime() >= since)
  if (!found) return { trouble, noticed: reachedAt ? 'off' : 'unknown' }
  const profile = (await findProfileOfRuleId(ctx, found.ruleId)) ?? '?'
  return { trouble, noticed: 'on', facts: { ruleId: found.ruleId, profile } }
}
