import { expect, it } from 'vitest'
import { createCarriers } from './carriers.ts'
import { readEnvironment } from './environment.ts'

const carriersOf = (variables: Record<string, string>) => createCarriers(readEnvironment(variables)).carriers
const tencent = {
  TENCENTCLOUD_SECRET_ID: 'id',
  TENCENTCLOUD_SECRET_KEY: 'key',
  TENCENTCLOUD_SMS_SDK_APP_ID: '2400006666',
}

it('builds no carrier that nobody set up', () => {
  expect(carriersOf({})).toEqual({ email: null, sms: null })
})

it.each(['live', 'sandbox'])('builds those that the settings name in %s mode', (EKYC_MODE) => {
  const smtp = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'checks@larkfield.example', SMTP_PER_SECOND: '3' }
  expect(carriersOf({ EKYC_MODE, ...smtp, ...tencent })).toMatchObject({
    email: { channel: 'email', provider: 'SMTP', wording: 'free', perSecond: 3 },
    sms: { channel: 'sms', provider: 'Tencent Cloud SMS', wording: 'template', perSecond: 10 },
  })
})

it('builds the plain HTTP provider of SMS', () => {
  const http = { SMS_HTTP_URL: 'https://sms.example/send', SMS_HTTP_TOKEN: 'secret', SMS_PER_SECOND: '5' }
  expect(carriersOf(http).sms).toMatchObject({ channel: 'sms', provider: 'HTTP', wording: 'free', perSecond: 5 })
})
