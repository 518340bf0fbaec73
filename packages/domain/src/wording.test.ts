import { describe, expect, it } from 'vitest'
import { checkWording, emailWordingSchema, smsWordingSchema } from './wording.ts'

const problems = (findings: ReturnType<typeof checkWording>) =>
  findings.map(({ field, problem, variable }) => `${field}: ${problem} ${variable}`)

const email = { subject: '{merchant}: one more step', intro: 'Dear {customer},\n{merchant} asks you for a check.' }
const sms = { text: '{merchant}: one more step\n{link}' }

describe('a merchant’s own words', () => {
  it('are taken when they say who asks and, in an SMS, hold the link', () => {
    expect(checkWording('email', email)).toEqual([])
    expect(checkWording('sms', sms)).toEqual([])
    expect(checkWording('email', { ...email, intro: `${email.intro}\nWhy: {reason}\nUntil {validUntil}` })).toEqual([])
  })

  it('are refused when they do not say who asks, or an SMS has no link', () => {
    expect(problems(checkWording('email', { subject: 'One more step', intro: 'Dear {customer},' }))).toEqual([
      'subject: missing merchant',
      'intro: missing merchant',
    ])
    expect(problems(checkWording('sms', { text: '{merchant}: one more step' }))).toEqual(['text: missing link'])
  })

  it.each(['{name}', '{ customer }', '{Customer}', '{}', '{customer.name}'])('name nothing unknown: %s', (typed) => {
    expect(problems(checkWording('email', { ...email, subject: `${typed} {merchant}` }))).toEqual([
      `subject: unknown ${typed.slice(1, -1)}`,
    ])
  })

  it.each(['{customer', 'customer}', '{{customer}}', '{\ncustomer}'])('hold no brace alone: %s', (typed) => {
    expect(problems(checkWording('email', { ...email, intro: `{merchant} ${typed}` }))).toContain('intro: loneBrace ')
  })

  it('put the link neither in the subject nor in the paragraphs of a mail, which has a place for it', () => {
    expect(problems(checkWording('email', { subject: '{merchant} {link}', intro: '{merchant} {link}' }))).toEqual([
      'subject: unknown link',
      'intro: unknown link',
    ])
  })

  it('keep what is needed off the line that is left out where no reason is set', () => {
    expect(problems(checkWording('sms', { text: '{merchant} asks, {reason}:\n{link}' }))).toEqual([
      'text: besideReason merchant',
    ])
  })

  it('are a subject of one line, and lines without control characters', () => {
    expect(
      emailWordingSchema.safeParse({ ...email, subject: '{merchant}\r\nBcc: all@larkfield.example' }).success,
    ).toBe(false)
    expect(smsWordingSchema.safeParse({ text: 'a\u0007b' }).success).toBe(false)
    expect(smsWordingSchema.parse({ text: '{merchant} a\u202eb {link}' })).toEqual({ text: '{merchant} ab {link}' })
    expect(smsWordingSchema.parse({ text: ' {merchant}:  \r\n\r\n\r\n{link} ' }).text).toBe('{merchant}:\n{link}')
    expect(smsWordingSchema.safeParse({ text: ' \n ' }).success).toBe(false)
  })
})
