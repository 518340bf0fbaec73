import { type Channel, checkWording, emailWordingSchema, limits, smsWordingSchema } from '@ekyc/domain'
import type { ConsoleTranslator } from '@ekyc/i18n/console'

/** Words of a message while they are typed, by field. */
export type Words = Record<string, string>

/** The fields of each channel in the order of their boxes; `lines`: several lines, one paragraph each. */
export const wordFields = {
  email: [
    { name: 'subject', lines: false, max: limits.wordingSubject },
    { name: 'intro', lines: true, max: limits.wordingText },
  ],
  sms: [{ name: 'text', lines: true, max: limits.wordingText }],
} as const satisfies Record<Channel, readonly { name: string; lines: boolean; max: number }[]>

export type WordField = (typeof wordFields)[Channel][number]

/** What keeps the words from being saved, by field; empty when nothing does. */
export function problemsOf(channel: Channel, words: Words, t: ConsoleTranslator): Record<string, string[]> {
  const problems: Record<string, string[]> = {}
  const say = (field: string, text: string) => {
    problems[field] = [...(problems[field] ?? []), text]
  }
  for (const finding of findingsOf(channel, words)) {
    if (typeof finding === 'string') say(finding, t('settings.wordsWanted', { max: maxOf(channel, finding) }))
    else say(finding.field, t(`settings.finding.${finding.problem}`, { variable: `{${finding.variable}}` }))
  }
  return problems
}

/** A field's name stands for one that is empty or too long. */
function findingsOf(channel: Channel, words: Words) {
  if (channel === 'email') {
    const { data, error } = emailWordingSchema.safeParse(words)
    return data ? checkWording('email', data) : fieldsOf(error.issues)
  }
  const { data, error } = smsWordingSchema.safeParse(words)
  return data ? checkWording('sms', data) : fieldsOf(error.issues)
}

const fieldsOf = (issues: readonly { path: PropertyKey[] }[]) => [...new Set(issues.map(({ path }) => String(path[0])))]

const maxOf = (channel: Channel, field: string) => wordFields[channel].find(({ name }) => name === field)?.max ?? 0
