import type { EkycError, EkycReason } from './ekyc-error.ts'
import type { Api, Clock, EkycHealth, Failing } from './types.ts'

export type FailureHealth = Pick<EkycHealth, 'failing' | 'reachedAt' | 'unknownRuleIds'>

/** Tencent was not reached, or what answered was not its API. */
const unreached: readonly EkycReason[] = [
  'unreachable',
  'dns',
  'proxy',
  'tlsUntrusted',
  'tls',
  'timeout',
  'broken',
  'nonsense',
  'region',
]
const isUnreached = ({ reason, providerCode }: EkycError) =>
  unreached.includes(reason) || (reason === 'serverError' && providerCode === null)

/** Nobody can start, for a reason that no other alarm names. */
const stopsStarts = ({ reason }: EkycError) =>
  reason === 'serverError' || reason === 'rateLimited' || reason === 'invalidParameter'

/** Remembers what keeps failing: the API that cannot be reached, and the RuleIds that Tencent does not know. */
export function createFailures(clock: Clock) {
  const failing: Record<Api, Failing | null> = { apply: null, result: null }
  const ruleIds = new Map<string, Date>()
  let reachedAt: Date | null = null

  return {
    succeeded(api: Api, params: object) {
      reachedAt = clock.now()
      failing[api] = null
      const ruleId = ruleIdOf(params)
      if (ruleId) ruleIds.delete(ruleId)
    },
    failed(api: Api, params: object, error: EkycError) {
      const at = clock.now()
      if (isUnreached(error) || (api === 'apply' && stopsStarts(error))) {
        const { reason, providerCode } = error
        failing[api] = { since: failing[api]?.since ?? at, at, reason, providerCode }
      } else if (error.providerCode) {
        reachedAt = at
        failing[api] = null
      }
      const ruleId = ruleIdOf(params)
      if (ruleId && error.reason === 'ruleId') ruleIds.set(ruleId, at)
    },
    health: (): FailureHealth => ({
      failing: { ...failing },
      reachedAt,
      unknownRuleIds: [...ruleIds].map(([ruleId, at]) => ({ ruleId, at })),
    }),
  }
}

function ruleIdOf(params: object): string | null {
  return 'RuleId' in params && typeof params.RuleId === 'string' ? params.RuleId : null
}
