import { setTimeout as sleep } from 'node:timers/promises'
import type { Proxies } from '@ekyc/outbound'
import { EkycError, type EkycReason, passing, refusalOf } from './ekyc-error.ts'
import { createFailures, type FailureHealth } from './failures.ts'
import { createMemoryShare } from './memory-share.ts'
import { type Answer, parseAnswer } from './parse-answer.ts'
import { parseApart } from './parse-apart.ts'
import { type Body, LARGE_BYTES } from './read-body.ts'
import type { CallLimits, SdkClient } from './sdk-client.ts'
import type { Api, Budget, Clock, Ekyc, EkycHealth, ResultOptions } from './types.ts'

export type EkycOptions = {
  credentials: { secretId: string; secretKey: string; token?: string }
  region: string
  /** Origin of the API: https://faceid.intl.tencentcloudapi.com, or whatever speaks its protocol. */
  endpoint: string
  budget: Budget
  clock: Clock
  proxies?: Proxies
  /**
   * Milliseconds that one operation may take, the wait for its first slot apart: a mint in all, a result until its first
   * byte and from each byte to the next. Default 8,000.
   */
  deadlineMs?: number
  /**
   * Upper bounds for a result: bytes, unpacked (default 64 MB), and milliseconds in all (default 300,000). `together` is
   * what all large results may hold at once while they arrive (default 256 MB: a ninth of 30 MB waits, unread).
   */
  maxResult?: { bytes: number; together: number; ms: number }
  /** Reports whether customers may be sent to a VerificationURL. A response with another one counts as nonsense. */
  mayRedirectTo?(url: string): boolean
  /** Told of every call that went out: `ok` or the reason it failed, and its duration. */
  onCall?(call: { api: Api; result: string; durationMs: number }): void
}

const actions = {
  apply: 'ApplyWebVerificationBizTokenIntl',
  result: 'GetWebVerificationResultIntl',
} as const satisfies Record<Api, string>

const MB = 1024 * 1024
const MAX_RESULT = { bytes: 64 * MB, together: 256 * MB, ms: 5 * 60_000 }
/** What is minted is a token and an address. */
const MAX_MINT_BYTES = MB
const PROGRESS_EVERY_MS = 5000

/** Two further tries at most; each takes its own slot of the budget. */
const BACKOFF_MS = [200, 600]

/** Tencent’s client: a slot of the budget before each try, one deadline for all of them, every failure an EkycError. */
export function createTencentEkyc(options: EkycOptions): Ekyc & { close(): void } {
  const { budget, clock, deadlineMs = 8000, maxResult = MAX_RESULT, mayRedirectTo = () => true, onCall } = options
  const closing = new AbortController()
  const memory = createMemoryShare(maxResult.together)
  const health: Omit<EkycHealth, keyof FailureHealth> = {
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
      createSdkClient({ ...options, version: '2018-03-01', onDate: noteDate }),
    )
    return loading
  }

  async function once<A extends Api>(
    sdk: SdkClient,
    api: A,
    params: object,
    limits: CallLimits,
    onProgress?: () => void,
  ): Promise<Answer<A>> {
    const began = performance.now()
    let result = 'ok'
    const waiting = onProgress && setInterval(onProgress, PROGRESS_EVERY_MS)
    try {
      const parsed = await parse(api, await sdk.call(actions[api], params, limits))
      if ('verificationUrl' in parsed && !mayRedirectTo(parsed.verificationUrl)) throw passing('nonsense', true)
      health.lastSuccessAt = clock.now()
      health.refused[api] = null
      failures.succeeded(api, params)
      return parsed
    } catch (thrown) {
      const error = thrown instanceof EkycError ? thrown : passing('nonsense', true)
      const { reason, providerCode, detail } = error
      result = providerCode ?? reason
      if (error.kind !== 'gone' && reason !== 'aborted') {
        health.lastError = { at: clock.now(), api, reason, providerCode, detail }
      }
      noteRefusal(api, error)
      failures.failed(api, params, error)
      throw error
    } finally {
      clearInterval(waiting)
      onCall?.({ api, result, durationMs: performance.now() - began })
    }
  }

  async function call<A extends Api>(
    api: A,
    params: object,
    { slotWaitMs, region, onProgress, ...options }: ResultOptions,
  ): Promise<Answer<A>> {
    const signal = AbortSignal.any(options.signal ? [closing.signal, options.signal] : [closing.signal])
    // Before the slot: once it is granted the call goes out at once.
    const sdk = await client()
    if (!(await budget.take(api, Date.now() + slotWaitMs))) throw passing('overBudget', false)
    const endsAt = performance.now() + deadlineMs
    for (const backoff of [...BACKOFF_MS, null]) {
      if (signal.aborted) throw passing('aborted', false)
      const firstByteMs = Math.max(endsAt - performance.now(), 1)
      const limits =
        api === 'apply'
          ? { firstByteMs, maxBytes: MAX_MINT_BYTES, signal }
          : { firstByteMs, silenceMs: deadlineMs, totalMs: maxResult.ms, maxBytes: maxResult.bytes, memory, signal }
      try {
        return await once(sdk, api, params, { ...limits, region, onBytes: onProgress }, onProgress)
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
        { slotWaitMs },
      ),
    result: (bizToken, options) => call('result', { BizToken: bizToken }, options),
    /** Cuts the calls under way; they fail with the reason `aborted`. */
    close: () => closing.abort(),
    health: () => ({ ...health, refused: { ...health.refused }, ...failures.health() }),
  }
}

async function parse<A extends Api>(api: A, { bytes, release }: Body): Promise<Answer<A>> {
  try {
    return bytes.length > LARGE_BYTES ? await parseApart(api, bytes) : parseAnswer(api, bytes)
  } finally {
    release()
  }
}

/** Another try would end as this one did. */
const NOT_REPEATED: EkycReason[] = ['timeout', 'tooLarge', 'tooSlow', 'aborted']

/** A mint is repeated only where it is certain that Tencent carried nothing out. */
function mayRepeat(api: Api, { kind, reason, answerLost }: EkycError): boolean {
  return kind === 'retryable' && !NOT_REPEATED.includes(reason) && (api === 'result' || !answerLost)
}
