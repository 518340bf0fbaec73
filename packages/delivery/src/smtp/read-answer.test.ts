import { describe, expect, it } from 'vitest'
import { readAnswer } from './read-answer.ts'

const commands: Record<string, string> = { conn: 'CONN', mail: 'MAIL FROM', rcpt: 'RCPT TO', data: 'DATA' }

/** `command: response`, as a server sends it. */
function problemOf(line: string): string {
  const [, phase = '', response = ''] = /^(\w+): (.*)$/s.exec(line) ?? []
  const { is, problem } = readAnswer({
    code: Number(response.slice(0, 3)),
    response,
    command: commands[phase] ?? phase,
  })
  return `${is} ${problem}`
}

describe('a mail server that blames our sender, in whatever phase and whoever’s server it is, makes the message wait', () => {
  it.each([
    'data: 554 Message rejected: Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-1: checks@larkfield.example',
    'mail: 550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'data: 550 5.7.60 SMTP; Client does not have permissions to send as this sender [HK0PR01MB.apcprd01.prod.exchangelabs.com]',
    'data: 554 5.2.252 SendAsDenied; checks@larkfield.example not allowed to send as other@larkfield.example',
    'data: 550 5.7.64 TenantAttribution; Relay Access Denied',
    'rcpt: 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    'rcpt: 554 5.7.1 <maria@example.com>: Relay access denied',
    'rcpt: 550 5.7.1 relaying denied',
    'rcpt: 550 relay not permitted',
    'rcpt: 553 5.7.1 <checks@larkfield.example>: Sender address rejected: not owned by user relay',
    'rcpt: 450 4.1.8 <checks@larkfield.example>: Sender address rejected: Domain not found',
    'rcpt: 550 5.1.0 <checks@larkfield.example>: Sender address rejected: User unknown in local recipient table',
    'rcpt: 550-Verification failed for <checks@larkfield.example>\n550-No Such User Here\n550 Sender verify failed',
    'data: 550-5.7.26 Your email has been blocked because the sender is unauthenticated.\n550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.\n550 5.7.26 SPF [larkfield.example] with ip: [192.0.2.1] = Did not pass',
    'data: 550 5.7.509 Access denied, sending domain larkfield.example does not pass DMARC verification and has a DMARC policy of reject.',
    'data: 550 5.7.515 Access denied, sending domain larkfield.example does not meet the required authentication level.',
    'rcpt: 550 5.7.23 The message was rejected because of Sender Policy Framework violation',
    'rcpt: 550 5.7.1 SPF check failed',
    'data: 550-5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious\n550 5.7.1 due to the very low reputation of the sending domain.',
    'rcpt: 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
    'data: 550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
    'data: 403 You are not authorized to send from that email address',
    'data: 530 From/Sender domain is not verified for this workspace.',
    'mail: 553 Mail from must equal authorized user',
    'mail: 501 mail from address must be same as authorization user',
    'mail: 440 mail from account doesn’t conform with authentication',
    'mail: 501 "MAIL FROM" is non-local account',
    'data: 550 DT:SUM larkfield, sender mismatch',
    'data: 550 发信地址未验证',
    'rcpt: 550 MI:IMF 163 smtp',
    'data: 554 HL:IHU 163 smtp10',
    'data: 550 Domain may not exist or DNS check failed',
    'rcpt: 550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550',
    'rcpt: 504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
    'ehlo: 501 5.5.4 Invalid HELO',
    'rcpt: 550 csi.mimecast.org Poor Reputation Sender.',
    'conn: 554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1',
    'data: 550 5.0.0 Domain larkfield.example is not verified with this account',
    'data: 554 Access denied',
    'mail: 550 5.1.1 No such user here',
    'mail: 550 User suspended',
    'conn: 554 go away',
    'rcpt: 550 5.7.1 Denied',
    'rcpt: 550 5.7.1 Rejected by policy',
    'conn: 554 Spam source',
  ])('%s', (line) => expect(problemOf(line)).toBe('later senderRefused'))
})

describe('a mail server that blames our account or what it may send makes the message wait', () => {
  it.each([
    [
      'accountRefused',
      'data: 554 Access denied: User `arn:aws:iam::1:user/x` is not authorized to perform `ses:SendRawEmail`',
    ],
    [
      'accountRefused',
      'data: 554 Message rejected: Sending paused for this account. For more information, see the documentation.',
    ],
    ['accountRefused', 'rcpt: 550 5.7.501 Service unavailable. Access denied, spam abuse detected.'],
    ['accountRefused', 'data: 550 5.7.705 Access denied, tenant has exceeded threshold'],
    ['accountRefused', 'data: 550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.'],
    [
      'accountRefused',
      'data: 421 Domain sandbox1.mailgun.org is not allowed to send: Sandbox subdomains are for test purposes only. Please add your own domain.',
    ],
    ['accountRefused', 'data: 550 5.4.6 Unusual sending activity detected. Please try after sometime'],
    ['accountRefused', 'mail: 541 This account isn’t allowed to send email'],
    ['accountRefused', 'data: 550 5.7.0 Your SMTP account is not yet activated'],
    ['accountRefused', 'data: 550 账户欠费'],
    ['accountRefused', 'data: 550 账号已被停用'],
    ['accountRefused', 'data: 550 Account is not activated'],
    ['overQuota', 'data: 452 You have reached the max emails per day'],
    ['overQuota', 'data: 454 Throttling failure: Daily message quota exceeded.'],
    [
      'overQuota',
      'data: 550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550 5.4.5 sending limits go to the help center',
    ],
    ['overQuota', 'data: 550 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process'],
    ['overQuota', 'rcpt: 550 5.7.233 exceeded tenant external recipient rate limit'],
    ['overQuota', 'data: 550 5.1.90 You have reached your daily limit for message recipients'],
    ['overQuota', 'data: 550 Message was rejected, messages quota reached. Please retry later after recharge account'],
    ['authRefused', 'mail: 530 5.7.57 Client was not authenticated to send anonymous mail during MAIL FROM'],
    ['authRefused', 'mail: 530 5.7.0 Authentication Required.'],
    ['authRefused', 'rcpt: 550 Unauthenticated senders not allowed'],
    ['authRefused', 'mail: 553 authentication is required'],
    ['authRefused', 'rcpt: 550 Please turn on SMTP Authentication in your mail client'],
    ['notEncrypted', 'mail: 530 5.7.0 Must issue a STARTTLS command first'],
  ])('%s: %s', (problem, line) => expect(problemOf(line)).toBe(`later ${problem}`))
})

describe('a mail server that blames the recipient or the text ends the message', () => {
  it.each([
    [
      'addressRefused',
      'rcpt: 550 5.1.1 <maria@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
    ['addressRefused', 'data: 550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 gsmtp'],
    ['addressRefused', 'rcpt: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient maria@example.com not found'],
    ['addressRefused', 'rcpt: 550 5.4.1 Recipient address rejected: Access denied.'],
    ['addressRefused', 'rcpt: 550 5.2.1 The email account that you tried to reach is disabled.'],
    [
      'addressRefused',
      'rcpt: 550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient',
    ],
    ['addressRefused', 'rcpt: 550 #5.1.0 Address rejected.'],
    ['addressRefused', 'rcpt: 550 sorry, no mailbox here by that name (#5.1.1)'],
    ['addressRefused', 'rcpt: 550 No such user'],
    ['addressRefused', 'rcpt: 550 User suspended'],
    ['addressRefused', 'rcpt: 550 This account has been disabled or discontinued'],
    ['addressRefused', 'rcpt: 542 This account isn’t allowed to receive email'],
    ['addressRefused', 'rcpt: 550 Mailbox unavailable or access denied'],
    ['addressRefused', 'rcpt: 550 收件人不存在'],
    ['addressRefused', 'data: 554 Message rejected: Address blacklisted.'],
    [
      'addressRefused',
      'rcpt: 550-"The mail server could not deliver mail to maria@example.com. The account or domain may not exist, they may be blacklisted',
    ],
    ['addressRefused', 'rcpt: 504 5.5.2 <maria>: Recipient address rejected: need fully-qualified address'],
    ['mailboxFull', 'rcpt: 552 5.2.2 mailbox full'],
    ['mailboxFull', 'rcpt: 550 Mailbox is full'],
    ['mailboxFull', 'rcpt: 552 Quota exceeded'],
    ['contentRefused', 'data: 554 5.7.1 looks like spam'],
    ['contentRefused', 'data: 554 DT:SPM 163 smtp10,please see http://mail.163.com/help/help_spam_16.htm'],
    ['contentRefused', 'data: 550 Mail content denied'],
    ['contentRefused', 'data: 552 5.3.4 Message size exceeds fixed limit'],
    ['contentRefused', 'data: 552 Message size exceeds maximum permitted'],
    ['contentRefused', 'data: 551 virus infected mail rejected'],
    ['contentRefused', 'data: 554 Transaction failed'],
  ])('%s: %s', (problem, line) => expect(problemOf(line)).toBe(`refused ${problem}`))
})

describe('a mail server that is busy, or says come back later, is tried again', () => {
  it.each([
    [
      'greylisted',
      'rcpt: 450 4.2.0 <maria@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/',
    ],
    ['greylisted', 'rcpt: 451 4.7.1 Please try again later'],
    ['greylisted', 'data: 451 DT:SPM ,please try again'],
    ['greylisted', 'rcpt: 450 4.1.1 unverified address'],
    ['busy', 'data: 454 Throttling failure: Maximum sending rate exceeded'],
    ['busy', 'mail: 451 4.7.500 Server busy. Please try again later'],
    ['busy', 'conn: 421 4.7.0 Try again later, closing connection'],
    ['busy', 'rcpt: 421 4.7.28 Gmail has detected an unusual rate of mail'],
    ['busy', 'rcpt: 550 Connection frequency limited'],
    ['busy', 'rcpt: 550 系统繁忙，请稍后再试'],
    ['busy', 'mail: 452 4.3.1 Insufficient system storage'],
    ['busy', 'data: 550 5.4.5 limit reached'],
    ['busy', 'mail: 451 4.3.5 configuration error'],
    ['busy', 'data: 451 4.3.0 try later'],
    ['mailboxFull', 'rcpt: 452 4.2.2 The recipient’s inbox is out of storage space'],
  ])('%s: %s', (problem, line) => expect(problemOf(line)).toBe(`later ${problem}`))
})

it('takes no word of an address that a stranger chose for the server’s own', () => {
  const address = 'spf.sender.not.verified.relay.denied@example.net'
  expect(problemOf(`rcpt: 550 5.1.0 <${address}>: no such user`)).toBe('refused addressRefused')
  expect(problemOf(`rcpt: 550 ${address} no such user`)).toBe('refused addressRefused')
})
