import { type Carriers, createHttpSmsCarrier, createSmtpCarrier } from '@ekyc/delivery'
import { createTencentSms } from '@ekyc/tencent'
import type { Environment } from './environment.ts'

/** The ways out for messages that the settings name, in live and in sandbox mode alike. */
export function createCarriers({ smtp, sms, perSecond, tencent, proxies }: Environment): {
  carriers: Carriers
  close(): Promise<void>
} {
  const email = smtp ? createSmtpCarrier({ ...smtp, perSecond: perSecond.email }) : null
  return { carriers: { email, sms: smsCarrier() }, close: async () => email?.close() }

  function smsCarrier() {
    if (sms?.kind === 'http') return createHttpSmsCarrier({ ...sms, perSecond: perSecond.sms, proxies })
    if (sms?.kind !== 'tencent') return null
    const { secretId = '', secretKey = '', token } = tencent
    const credentials = { secretId, secretKey, token }
    return createTencentSms({ ...sms, credentials, perSecond: perSecond.sms, proxies })
  }
}
