import type { SendOutcome, SmsLength } from '@ekyc/domain'
import { readPhone } from '@ekyc/domain/phones'
import type { Ctx, UserActor } from '../context.ts'
import { AppError } from '../errors.ts'
import { renderEmail } from '../messages/wording/render-email.ts'
import { renderSms } from '../messages/wording/render-sms.ts'
import { withPictures } from '../messages/wording/with-pictures.ts'
import { exampleMessage } from './example-message.ts'
import { logoForMail } from './logo/logo-for-mail.ts'
import { templateFor, wordingFor } from './preview-message.ts'
import type { TestSendInput, TestSent } from './schema.ts'
import { takeTestSend } from './take-test-send.ts'

const SLOT_WAIT_MS = 5000

type Test = { provider: string; length: SmsLength | null; send(): Promise<SendOutcome> }
type Of<Channel> = Extract<TestSendInput, { channel: Channel }>

/**
 * Sends a message with example values, once, to an address of the admin's choice, and says what the provider answered.
 * Throws conflict `channelNotSetUp` and `noTemplate`, and tooMany after five within a minute.
 */
export async function sendTest(ctx: Ctx & { actor: UserActor }, input: TestSendInput): Promise<TestSent> {
  const { provider, length, send } = await (input.channel === 'email' ? emailTest(ctx, input) : smsTest(ctx, input))
  await takeTestSend(ctx, input)
  if (!(await ctx.db.takeSlot(input.channel, Date.now() + SLOT_WAIT_MS))) {
    throw new AppError('notAvailable', 'Many messages are being sent right now. Try again in a moment.')
  }
  const outcome = await send()
  const problem = 'problem' in outcome ? outcome.problem : null
  ctx.log.info({ channel: input.channel, outcome: outcome.is, problem }, 'test message attempted')
  return { provider, outcome, length }
}

async function emailTest(ctx: Ctx, input: Of<'email'>): Promise<Test> {
  const carrier = ctx.carriers.email ?? refuse('channelNotSetUp')
  const message = await exampleMessage(ctx, input)
  const [wording, logo] = await Promise.all([wordingFor(ctx, input), logoForMail(message.merchant.logo)])
  const rendered = renderEmail({ ...message, wording, logo })
  const mail = { id: ctx.ids.next('msg'), senderName: message.merchant.name, to: input.to, ...withPictures(rendered) }
  return { provider: carrier.provider, length: null, send: () => carrier.send(mail) }
}

async function smsTest(ctx: Ctx, input: Of<'sms'>): Promise<Test> {
  const carrier = ctx.carriers.sms ?? refuse('channelNotSetUp')
  const message = await exampleMessage(ctx, input)
  const template = await templateFor(ctx, message)
  if (carrier.wording === 'template' && !template) refuse('noTemplate')
  const { text, length } = renderSms({ ...message, wording: await wordingFor(ctx, input) })
  const sms = { id: ctx.ids.next('msg'), to: readPhone(input.to, null), text, ...(template && { template }) }
  return { provider: carrier.provider, length: template ? null : length, send: () => carrier.send(sms) }
}

const refusals = {
  channelNotSetUp: 'This channel is not set up. Set it up on the server and try again.',
  noTemplate: 'No approved template is set for this message and language. Set one and try again.',
} as const

function refuse(reason: keyof typeof refusals): never {
  throw new AppError('conflict', refusals[reason], { reason })
}
