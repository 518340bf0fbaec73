export type NoticeKind = 'invited' | 'passwordReset' | 'passwordChanged' | 'roleChanged' | 'disabled'

/** `at` in words; `url` of an invitation only. */
export type NoticeFacts = { role: string | null; at: string; url: string | null }
export type NoticeWords = { subject: string; text: string; next: string }

const NOT_YOU = 'If this wasn’t you, contact an admin now and ask for a new password link.'
const UNEXPECTED = 'If you didn’t expect this, ask an admin.'

export const en: Record<NoticeKind, (facts: NoticeFacts) => NoticeWords> = {
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
