import { setTimeout as sleep } from 'node:timers/promises'
import pTimeout from 'p-timeout'
import { EkycError, fromSdk, passing, refusalOf } from './ekyc-error.ts'
import { createFailures } from './failures.ts'
import { parseApplied, parseResult } from './parse-result.ts'
import type { SdkClient } from './sdk-client.ts'
import type { Api, Budget, Clock, Ekyc, EkycHealth } from './types.ts'

export type EkycOptions = {
  credentials: { secretId: string; secretKey: string }
  region: string
  /** Origin of the API: https://faceid.intl.tencentcloudapi.com, or whatever speaks its protocol. */
  endpoint: string
  budget: Budget
  clock: Clock
  /** Milliseconds that one operation may take in all, the wait for its first slot apart. Default 8,000. */
  deadlineMs?: number
  /** Told of every call that went out: `ok` or the reason it failed, and its duration. */
  onCall?(call: { api: Api; result: string; durationMs: number }): void
}

const actions = {
  apply: 'ApplyWebVerificationBizTokenIntl',
  result: 'GetWebVerificationResultIntl',
} as const satisfies Record<Api, string>

/** Two further tries at most; each takes its own slot of the budget. */
const BACKOFF_MS = [200, 600]

/** Tencent’s client: a slot of the budget before each try, one deadline for all of them, every failure an EkycError. */
export function createTencentEkyc(options: EkycOptions): Ekyc {
  const { budget, clock, deadlineMs = 8000, onCall } = options
  const health: Omit<EkycHealth, 'failing' | 'reachedAt' | 'unknownRuleIds'> = {
    clockSkewMs: null,
    lastSuccessAt: null,
    lastError: null,
    refused: { apply: null, result: null },
  }
  const failures = createFailures(clock)
  const noteDate = (date: string) => {
    const theirs = Date.parse(date)
    if (!Number.isNaN(theirs)) health.clockSkewMs = Date.now() - theirs
  }
  const noteRefusal = (api: Api, { kind, reason, providerCode }: EkycError) => {
    const refusal = refusalOf(reason)
    if (refusal) health.refused[api] = { at: clock.now(), reason: refusal, providerCode }
    // Who is told that a token or a photo is no good has been let in.
    else if (kind === 'gone' || kind === 'customerInput') health.refused[api] = null
  }
  let loading: Promise<SdkClient> | undefined
  // Loaded with the first call: reading the SDK takes 0.2 s, which a start need not wait for.
  const client = () => {
    loading ??= import('./sdk-client.ts').then(({ createSdkClient }) =>
      createSdkClient({ ...options, version: '2018-03-01', timeoutSeconds: deadlineMs / 1000, onDate: noteDate }),
    )
    return loading
  }

  async function once<T>(
    sdk: SdkClient,
    api: Api,
    params: object,
    parse: (answer: unknown) => T | null,
    endsAt: number,
  ): Promise<T> {
    const began = performance.now()
    let result = 'ok'
    try {
      // The SDK's own timeout counts headers and body apart, so it comes up to twice as late.
      const answer = await pTimeout(sdk.call(actions[api], params), {
        milliseconds: Math.max(endsAt - began, 1),
        message: passing('timeout', true),
      })
      const parsed = parse(answer)
      if (parsed === null) throw passing('nonsense', true)
      health.lastSuccessAt = clock.now()
      health.refused[api] = null
      failures.succeeded(api, params)
      return parsed
    } catch (thrown) {
      const error = thrown instanceof EkycError ? thrown : fromSdk(thrown)
      result = error.providerCode ?? error.reason
      if (error.kind !== 'gone') {
        health.lastError = { at: clock.now(), api, reason: error.reason, providerCode: error.providerCode }
      }
      noteRefusal(api, error)
      failures.failed(api, params, error)
      throw error
    } finally {
      onCall?.({ api, result, durationMs: performance.now() - began })
    }
  }

  async function call<T>(
    api: Api,
    params: object,
    parse: (answer: unknown) => T | null,
    slotWaitMs: number,
  ): Promise<T> {
    // Before the slot: once it is granted the call goes out at once.
    const sdk = await client()
    if (!(await budget.take(api, Date.now() + slotWaitMs))) throw passing('overBudget', false)
    const endsAt = performance.now() + deadlineMs
    for (const backoff of [...BACKOFF_MS, null]) {
      try {
        return await once(sdk, api, params, parse, endsAt)
      } catch (error) {
        if (backoff === null || !(error instanceof EkycError) || !mayRepeat(api, error)) throw error
        const pause = backoff * (1 + Math.random())
        if (performance.now() + pause >= endsAt) throw error
        await sleep(pause)
        if (!(await budget.take(api, Date.now() + endsAt - performance.now()))) throw error
      }
    }
    throw passing('overBudget', false)
  }

  return {
    apply: ({ redirectUrl, compareImage, extra, ruleId, config, slotWaitMs }) =>
      call(
        'apply',
        {
          RedirectURL: redirectUrl,
          ...(compareImage ? { CompareImageBase64: compareImage.toString('base64') } : {}),
          ...(extra === undefined ? {} : { Extra: extra }),
          ...(ruleId === undefined ? {} : { RuleId: ruleId }),
          Config: config,
        },
        parseApplied,
        slotWaitMs,
      ),
    result: (bizToken, { slotWaitMs }) => call('result', { BizToken: bizToken }, parseResult, slotWaitMs),
    health: () => ({ ...health, refused: { ...health.refused }, ...failures.health() }),
  }
}

/** A mint is repeated only where it is certain that Tencent carried nothing out. */
function mayRepeat(api: Api, error: EkycError): boolean {
  return error.kind === 'retryable' && error.reason !== 'timeout' && (api === 'result' || !error.answerLost)
}
