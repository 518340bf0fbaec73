import { inUtc } from '../../alarms/words.ts'

export type NoticeKind = 'invited' | 'passwordReset' | 'passwordChanged' | 'roleChanged' | 'disabled'

type Facts = { name: string; role: string | null; at: Date; consoleUrl: string; url: string | null }

const NOT_YOU = 'If this wasn’t you, contact an admin now and ask for a new password link.'

const sentences: Record<NoticeKind, (facts: Facts) => { subject: string; text: string; next: string }> = {
  invited: ({ role, url }) => ({
    subject: 'You have been invited',
    text: `An admin created an account for you, with the role ${role}. To choose your password, open this link within 72 hours. It works once:\n\n${url}`,
    next: 'If you didn’t expect this, you can ignore this email.',
  }),
  passwordReset: () => ({
    subject: 'Your password was reset',
    text: 'A new password was set for your account with a one-time link. You were signed out everywhere else.',
    next: NOT_YOU,
  }),
  passwordChanged: () => ({
    subject: 'Your password was changed',
    text: 'The password of your account was changed. You were signed out everywhere else.',
    next: NOT_YOU,
  }),
  roleChanged: ({ role }) => ({
    subject: 'Your role was changed',
    text: `An admin changed your role to ${role}.`,
    next: 'If you didn’t expect this, ask an admin.',
  }),
  disabled: () => ({
    subject: 'Your account was disabled',
    text: 'An admin disabled your account. You can’t sign in until an admin enables it again.',
    next: 'If you didn’t expect this, ask an admin.',
  }),
}

/** Returns a notice in English, because only a person's browser knows in which language they read the console. */
export function noticeText(kind: NoticeKind, facts: Facts): { subject: string; text: string } {
  const { subject, text, next } = sentences[kind](facts)
  const lines = [`Hello ${facts.name},`, `${text} Time: ${inUtc(facts.at.toISOString())}.`, next, facts.consoleUrl]
  return { subject: `${subject} (${new URL(facts.consoleUrl).host})`, text: `${lines.join('\n\n')}\n` }
}
