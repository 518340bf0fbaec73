import type { Carrier, Receipt, SendOutcome } from '@ekyc/domain'
import type { Proxies } from '@ekyc/outbound'
import { code, isObject, type Json, list, words } from '../json-fields.ts'
import { responseIn } from '../parse-answer.ts'
import type { SdkClient } from '../sdk-client.ts'
import { failureOf, outcomeOf } from './sms-codes.ts'

export type SmsOptions = {
  credentials: { secretId: string; secretKey: string; token?: string }
  region: string
  /** Origin of the API: https://sms.intl.tencentcloudapi.com, or whatever speaks its protocol. */
  endpoint: string
  /** SmsSdkAppId: the application's number in Tencent's SMS console. */
  appId: string
  /** SenderId; without one Tencent uses its public one. */
  senderId?: string
  /** Messages per second, over all replicas. */
  perSecond: number
  proxies?: Proxies
  /** Milliseconds that one message may take in all. Default 20,000. */
  deadlineMs?: number
}

/** Tencent's own maximum. */
const RECEIPTS = 100
const MAX_BYTES = 1024 * 1024

/**
 * Tencent Cloud SMS: approved templates alone. A call is never repeated here, because Tencent knows no key against sending
 * twice; an answer that was lost is an outcome of its own.
 */
export function createTencentSms(options: SmsOptions): Carrier<'sms'> {
  const { appId, senderId, perSecond, deadlineMs = 20_000 } = options
  let loading: Promise<SdkClient> | undefined
  async function call(action: string, params: object, signal?: AbortSignal): Promise<unknown> {
    loading ??= import('../sdk-client.ts').then(({ createSdkClient }) =>
      createSdkClient({ ...options, version: '2021-01-11' }),
    )
    const sdk = await loading
    const { bytes } = await sdk.call(action, params, { firstByteMs: deadlineMs, maxBytes: MAX_BYTES, signal })
    return responseIn(bytes)
  }

  return {
    channel: 'sms',
    provider: 'Tencent Cloud SMS',
    wording: 'template',
    perSecond,

    async send({ id, to, template }, signal) {
      if (!template) return { is: 'later', problem: 'noTemplate' }
      const params = {
        PhoneNumberSet: [to],
        SmsSdkAppId: appId,
        TemplateId: template.id,
        TemplateParamSet: template.params,
        SessionContext: id,
        ...(senderId && { SenderId: senderId }),
      }
      try {
        return sent(await call('SendSms', params, signal))
      } catch (error) {
        return failureOf(error)
      }
    },

    async receipts(signal) {
      return receiptsIn(await call('PullSmsSendStatus', { SmsSdkAppId: appId, Limit: RECEIPTS }, signal))
    },
  }
}

function sent(answer: unknown): SendOutcome {
  const [status] = listIn(answer, 'SendStatusSet')
  const result = words(status?.Code)
  // Not the answer of this API, and so not known to be a refusal.
  if (!result) return { is: 'unsure', problem: 'answerLost' }
  const text = [result, words(status?.Message)].filter(Boolean).join(': ')
  if (result.toLowerCase() === 'ok') return { is: 'accepted', providerId: words(status?.SerialNo) ?? undefined, text }
  return { ...outcomeOf(result), text }
}

function receiptsIn(answer: unknown): Receipt[] {
  return listIn(answer, 'PullSmsSendStatusSet').flatMap((status) => {
    const providerId = words(status.SerialNo)
    const report = words(status.ReportStatus)
    if (!providerId || (report !== 'SUCCESS' && report !== 'FAIL')) return []
    const seconds = code(status.UserReceiveTime)
    const at = seconds && seconds > 0 ? new Date(seconds * 1000) : null
    return [{ providerId, delivered: report === 'SUCCESS', at, text: words(status.Description) }]
  })
}

const listIn = (answer: unknown, name: string): Json[] => list(isObject(answer) ? answer[name] : null)
