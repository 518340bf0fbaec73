import { z } from 'zod'
import { limits, line, lines } from './limits.ts'
import type { Channel } from './messages.ts'

/** What a merchant's own words may name, in braces: `{customer}`. */
export const wordingVariables = ['customer', 'merchant', 'reason', 'link', 'validUntil'] as const
export type WordingVariable = (typeof wordingVariables)[number]

export const emailWordingSchema = z.strictObject({
  subject: line(limits.wordingSubject),
  /** Greeting and who asks, one paragraph a line. What follows (why, link, validity, genuine, contact) stays as it is. */
  intro: lines(limits.wordingText),
})
export const smsWordingSchema = z.strictObject({
  /** The whole message. A line that names the link gives way, in messages without one, to where the check is opened. */
  text: lines(limits.wordingText),
})

/** The merchant's own words of one language and kind, in place of ours. */
export type Wordings = { email: z.output<typeof emailWordingSchema>; sms: z.output<typeof smsWordingSchema> }

/** What keeps words from being saved. `field`: `subject`, `intro` or `text`. */
export type WordingFinding = {
  level: 'error'
  field: string
  problem: 'missing' | 'unknown' | 'besideReason' | 'loneBrace'
  /** Without its braces; empty for a lone brace. */
  variable: string
  message: string
}

/** Needed in each field: who asks is always said, and an SMS has no other place for its link. */
const needed: { [C in Channel]: Record<keyof Wordings[C], readonly WordingVariable[]> } = {
  email: { subject: ['merchant'], intro: ['merchant'] },
  sms: { text: ['merchant', 'link'] },
}
/** The link stands in the e-mail's button and in full below it; a subject is no place for it. */
const allowed: { [C in Channel]: Record<keyof Wordings[C], readonly WordingVariable[]> } = {
  email: {
    subject: ['customer', 'merchant', 'validUntil'],
    intro: ['customer', 'merchant', 'reason', 'validUntil'],
  },
  sms: { text: wordingVariables },
}

/** What may be named in a field of such words. */
export const wordingVariablesOf = (channel: Channel, field: string): readonly WordingVariable[] =>
  (allowed[channel] as Record<string, readonly WordingVariable[]>)[field] ?? []

/** `{name}`; whatever stands in braces is meant as one. */
export const WORDING_VARIABLE = /\{([^{}\n]*)\}/g

const named = (text: string) => [...text.matchAll(WORDING_VARIABLE)].map(([, name = '']) => name)

/** What keeps a merchant's words from being saved; empty when nothing does. */
export function checkWording<C extends Channel>(channel: C, wording: Wordings[C]): WordingFinding[] {
  return Object.entries(wording).flatMap(([field, text]: [string, string]) => {
    const rules = (of: typeof needed) => (of[channel] as Record<string, readonly string[]>)[field] ?? []
    return [...missing(field, text, rules(needed)), ...unknown(field, text, rules(allowed)), ...loneBraces(field, text)]
  })
}

function missing(field: string, text: string, names: readonly string[]): WordingFinding[] {
  // Where no reason is set, a line that names it is left out, and whatever else stands on it.
  const kept = named(
    text
      .split('\n')
      .filter((each) => !named(each).includes('reason'))
      .join('\n'),
  )
  const all = named(text)
  return names.flatMap((variable) => {
    if (kept.includes(variable)) return []
    const found = { level: 'error', field, variable } as const
    return all.includes(variable)
      ? {
          ...found,
          problem: 'besideReason',
          message: `Put {${variable}} on a line without {reason}: that line is left out when no reason is set.`,
        }
      : { ...found, problem: 'missing', message: `Add {${variable}}.` }
  })
}

function unknown(field: string, text: string, names: readonly string[]): WordingFinding[] {
  const choice = names.map((name) => `{${name}}`).join(', ')
  return [...new Set(named(text))]
    .filter((variable) => !names.includes(variable))
    .map((variable) => ({
      level: 'error',
      field,
      problem: 'unknown',
      variable,
      message: `{${variable}} is not available here. Use ${choice}.`,
    }))
}

function loneBraces(field: string, text: string): WordingFinding[] {
  if (!/[{}]/.test(text.replace(WORDING_VARIABLE, ''))) return []
  const message = 'There is an unmatched brace. Write variables as {merchant}.'
  return [{ level: 'error', field, problem: 'loneBrace', variable: '', message }]
}
