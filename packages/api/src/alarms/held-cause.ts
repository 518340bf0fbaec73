import type { Channel, MessageProblem } from '@ekyc/domain'

const who = { email: 'mail server', sms: 'SMS provider' } as const satisfies Record<Channel, string>
const settings = {
  email: 'SMTP_URL',
  sms: 'the SMS settings in the environment',
} as const satisfies Record<Channel, string>

/** Why messages are on hold, and what to do, in English. */
export function heldCause(channel: Channel, problem: MessageProblem): string {
  const provider = `The ${who[channel]}`
  switch (problem) {
    case 'senderRefused':
      return channel === 'email'
        ? `${provider} rejects our sender. Verify the address or domain of MAIL_FROM with your mail provider, allow this account to send as it, and check its SPF, DKIM and DMARC records.`
        : `${provider} rejects our sender name. Check that it is registered and approved.`
    case 'accountRefused':
      return `${provider} rejects our account. Check with the provider that it is active, paid for and out of its trial.`
    case 'authRefused':
      return `${provider} rejects our credentials. Check ${settings[channel]}.`
    case 'overQuota':
      return 'Our quota with the provider is used up. Wait until it is renewed, or raise it.'
    case 'notEncrypted':
      return `The connection to the ${who[channel]} is not encrypted, or its certificate is not trusted. Check ${settings[channel]} and the certificate.`
    case 'templateRefused':
    case 'noTemplate':
      return 'An SMS template is missing or not approved. Check the templates in the settings.'
    default:
      return `${provider} has not accepted messages for at least 15 minutes. Check that it can be reached from this server and is working.`
  }
}
