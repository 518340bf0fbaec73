import { inUtc } from '../../alarms/words.ts'

export type NoticeKind = 'invited' | 'passwordReset' | 'passwordChanged' | 'roleChanged' | 'disabled'

type Facts = { name: string; role: string | null; at: Date; consoleUrl: string; url: string | null }
type Words = { subject: string; text: string; next: string }

const NOT_YOU = 'If this wasn’t you, contact an admin now and ask for a new password link.'
const UNEXPECTED = 'If you didn’t expect this, ask an admin.'

const sentences: Record<NoticeKind, (facts: Omit<Facts, 'at'> & { at: string }) => Words> = {
  invited: ({ role, url }) => ({
    subject: 'You have been invited to ekyc-console',
    text: `An admin created an account for you, with the role ${role}. To choose your password, open this link within 72 hours. It works once:\n\n${url}`,
    next: 'If you didn’t expect this, you can ignore this email.',
  }),
  passwordReset: ({ at }) => ({
    subject: 'Your password was reset',
    text: `A new password was set for your account with a one-time link on ${at}. You were signed out everywhere else.`,
    next: NOT_YOU,
  }),
  passwordChanged: ({ at }) => ({
    subject: 'Your password was changed',
    text: `The password of your account was changed on ${at}. You were signed out everywhere else.`,
    next: NOT_YOU,
  }),
  roleChanged: ({ role, at }) => ({
    subject: 'Your role was changed',
    text: `An admin changed your role to ${role} on ${at}.`,
    next: UNEXPECTED,
  }),
  disabled: ({ at }) => ({
    subject: 'Your account was disabled',
    text: `An admin disabled your account on ${at}. You can’t sign in until an admin enables it again.`,
    next: UNEXPECTED,
  }),
}

/** Returns a notice in English, because only a person's browser knows in which language they read the console. */
export function noticeText(kind: NoticeKind, { at, ...facts }: Facts): { subject: string; text: string } {
  const { subject, text, next } = sentences[kind]({ ...facts, at: inUtc(at.toISOString()) })
  const { host } = new URL(facts.consoleUrl)
  const lines = [`Hello ${facts.name},`, text, next, `ekyc-console: ${facts.consoleUrl}`]
  return { subject: `${subject} (${host})`, text: `${lines.join('\n\n')}\n` }
}
