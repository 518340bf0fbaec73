import { describe, expect, onTestFinished, test } from 'vitest'
import { tc3 } from '../testing/tc3.ts'
import { keys } from '../testing/test-ekyc.ts'
import { answer, cut, html, type Reply, refuse, reset, silence, startWire } from '../testing/wire-server.ts'
import { createTencentSms, type SmsOptions } from './create-sms.ts'

const outgoing = {
  id: 'msg_1',
  to: '+6565550100',
  text: 'what free wording would say',
  template: { id: '1110', params: ['Larkfield Bank', 'Maria Ñ 名字', 'abc'] },
}

async function startSms(reply: Reply, options: Partial<SmsOptions> = {}) {
  const wire = await startWire(reply)
  onTestFinished(() => wire.close())
  const sms = createTencentSms({
    credentials: keys,
    region: 'ap-singapore',
    endpoint: wire.origin,
    appId: '2400006666',
    perSecond: 10,
    deadlineMs: 1000,
    ...options,
  })
  return { sms, wire }
}

const status = (fields: object) => answer({ SendStatusSet: [fields], RequestId: 'req-1' })
const taken = status({ SerialNo: '2433:9', PhoneNumber: '+6565550100', Fee: 1, Code: 'Ok', Message: 'send success' })

async function outcomeOf(reply: Reply) {
  const { sms, wire } = await startSms(reply)
  const outcome = await sms.send(outgoing)
  expect(wire.calls).toHaveLength(1)
  return outcome
}

describe('an SMS', () => {
  test('goes out as an approved template with its parameters in order', async () => {
    const { sms, wire } = await startSms(taken, { senderId: 'Larkfield' })
    expect(await sms.send(outgoing)).toEqual({ is: 'accepted', providerId: '2433:9', text: 'Ok: send success' })
    expect(wire.calls[0]?.params).toEqual({
      PhoneNumberSet: ['+6565550100'],
      SmsSdkAppId: '2400006666',
      TemplateId: '1110',
      TemplateParamSet: ['Larkfield Bank', 'Maria Ñ 名字', 'abc'],
      SessionContext: 'msg_1',
      SenderId: 'Larkfield',
    })
    expect(wire.calls[0]?.headers).toMatchObject({
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      'x-tc-region': 'ap-singapore',
    })
  })

  test('is signed with TC3-HMAC-SHA256 over its exact bytes', async () => {
    const { sms, wire } = await startSms(taken)
    await sms.send(outgoing)
    const [call] = wire.calls
    expect(call?.headers.authorization).toBe(call && tc3(call, keys))
  })

  test('without a template does not go out', async () => {
    const { sms, wire } = await startSms(taken)
    const { template: _none, ...plain } = outgoing
    expect(await sms.send(plain)).toEqual({ is: 'later', problem: 'noTemplate' })
    expect(wire.calls).toHaveLength(0)
  })
})

describe('a code of Tencent’s', () => {
  const codes: [string, object][] = [
    ['FailedOperation.PhoneNumberInBlacklist', { is: 'refused', problem: 'optedOut' }],
    ['InvalidParameterValue.IncorrectPhoneNumber', { is: 'refused', problem: 'addressRefused' }],
    ['FailedOperation.ContainSensitiveWord', { is: 'refused', problem: 'contentRefused' }],
    ['InvalidParameterValue.TemplateParameterLengthLimit', { is: 'later', problem: 'templateRefused' }],
    ['InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', { is: 'later', problem: 'templateRefused' }],
    ['FailedOperation.TemplateIncorrectOrUnapproved', { is: 'later', problem: 'templateRefused' }],
    ['FailedOperation.SignatureIncorrectOrUnapproved', { is: 'later', problem: 'senderRefused' }],
    ['UnauthorizedOperation.RequestIpNotInWhitelist', { is: 'later', problem: 'accountRefused' }],
    ['FailedOperation.ProhibitSubAccountUse', { is: 'later', problem: 'accountRefused' }],
    ['FailedOperation.InsufficientBalanceInSmsPackage', { is: 'later', problem: 'accountRefused', waitSeconds: 3600 }],
    ['LimitExceeded.PhoneNumberThirtySecondLimit', { is: 'later', problem: 'overQuota', waitSeconds: 30 }],
    ['LimitExceeded.PhoneNumberDailyLimit', { is: 'later', problem: 'overQuota', waitSeconds: 14_400 }],
    ['LimitExceeded.SomethingNew', { is: 'later', problem: 'overQuota', waitSeconds: 3600 }],
    ['RequestLimitExceeded.UinLimitExceeded', { is: 'later', problem: 'busy' }],
    ['AuthFailure.SignatureFailure', { is: 'later', problem: 'authRefused' }],
    ['MissingParameter', { is: 'refused', problem: 'contentRefused' }],
    ['InternalError.Timeout', { is: 'unsure', problem: 'answerLost' }],
    ['InternalError.SomethingNew', { is: 'unsure', problem: 'answerLost' }],
    ['InternalError.SigVerificationFail', { is: 'later', problem: 'authRefused' }],
    ['SomethingNew.Entirely', { is: 'later', problem: 'unknownAnswer' }],
  ]

  test.each(codes)('%s means %j, said of the number', async (code, expected) => {
    const outcome = await outcomeOf(status({ Code: code, Message: 'for +6565550100', SerialNo: '' }))
    expect(outcome).toEqual({ ...expected, text: `${code}: for +6565550100` })
  })

  test.each(codes)('%s means %j, said of the whole call', async (code, expected) => {
    expect(await outcomeOf(refuse(code))).toEqual({ ...expected, text: code })
  })
})

describe('an answer that is none', () => {
  test.each<[string, Reply]>([
    ['silence', silence],
    ['a reset', reset],
    ['a break in the middle', cut],
    ['a page of HTML with status 502', html(502)],
    ['a page of HTML with status 200', html(200)],
    ['no SendStatusSet', answer({ RequestId: 'req-1' })],
    ['an empty SendStatusSet', answer({ SendStatusSet: [] })],
    ['a SendStatusSet of texts', answer({ SendStatusSet: ['Ok'] })],
    ['a code that is null', status({ Code: null })],
    ['nothing', answer(null)],
  ])('such as %s leaves us unsure, and the SMS is not repeated', async (_what, reply) => {
    expect(await outcomeOf(reply)).toMatchObject({ is: 'unsure', problem: 'answerLost' })
  })

  test('because the server stops leaves us unsure', async () => {
    const stopping = new AbortController()
    const { sms } = await startSms(() => stopping.abort())
    expect(await sms.send(outgoing, stopping.signal)).toMatchObject({ is: 'unsure' })
  })

  test('because nobody listens means that nothing was sent', async () => {
    const { sms, wire } = await startSms(taken)
    await wire.close()
    expect(await sms.send(outgoing)).toEqual({ is: 'later', problem: 'unreachable' })
  })

  test('but a page with status 404 means that nothing was sent', async () => {
    expect(await outcomeOf(html(404))).toEqual({ is: 'later', problem: 'unknownAnswer' })
  })
})

describe('receipts', () => {
  const receipt = {
    SerialNo: '2433:9',
    ReportStatus: 'SUCCESS',
    UserReceiveTime: 1_780_000_000,
    Description: 'DELIVRD',
  }

  test('are asked for a hundred at a time', async () => {
    const { sms, wire } = await startSms(answer({ PullSmsSendStatusSet: [receipt] }))
    expect(await sms.receipts?.()).toEqual([
      { providerId: '2433:9', delivered: true, at: new Date(1_780_000_000_000), text: 'DELIVRD' },
    ])
    expect(wire.calls[0]).toMatchObject({
      action: 'PullSmsSendStatus',
      params: { SmsSdkAppId: '2400006666', Limit: 100 },
    })
  })

  test('say that it did not arrive, and pass over what says nothing', async () => {
    const { sms } = await startSms(
      answer({
        PullSmsSendStatusSet: [
          { ...receipt, ReportStatus: 'FAIL', UserReceiveTime: null, Description: null },
          { ...receipt, SerialNo: null },
          { ...receipt, ReportStatus: 'PERHAPS' },
          'nonsense',
        ],
      }),
    )
    expect(await sms.receipts?.()).toEqual([{ providerId: '2433:9', delivered: false, at: null, text: null }])
  })

  test.each([{}, { PullSmsSendStatusSet: null }])('are none in %j', async (fields) => {
    const { sms } = await startSms(answer(fields))
    expect(await sms.receipts?.()).toEqual([])
  })

  test('that Tencent refuses to tell are an error', async () => {
    const { sms } = await startSms(refuse('UnauthorizedOperation.RequestPermissionDeny'))
    await expect(sms.receipts?.()).rejects.toMatchObject({
      providerCode: 'UnauthorizedOperation.RequestPermissionDeny',
    })
  })
})
