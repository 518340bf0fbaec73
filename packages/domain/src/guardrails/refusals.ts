import type { z } from 'zod'
import { limits } from '../limits.ts'
import { ranges } from '../ranges.ts'
import { error, type Finding } from './finding.ts'
import type { FindingId } from './words.ts'

/** Hours that a form may show as days. */
const hourFields = ['linkHours', 'handling.reminders.firstAfterHours', 'handling.reminders.everyHours'] as const
const inDays = ({ min, max }: { min: number; max: number }) => ({ min, max, days: max / 24 })

/** What the schemas refuse and people can write into a form, by the field. */
const inWords: Record<string, [FindingId, Record<string, number>]> = {
  ...Object.fromEntries(Object.entries(ranges).map(([field, range]) => [field, ['wholeNumber', range]])),
  ...Object.fromEntries(hourFields.map((field) => [field, ['wholeHours', inDays(ranges[field])]])),
  ThemeColor: ['color', {}],
  'handling.ruleId': ['line', { max: limits.ruleId }],
  'handling.reason': ['line', { max: limits.merchantWords }],
  'handling.returnUrl': ['address', {}],
  'handling.locales': ['oneLanguage', {}],
  'reviewRule.band.from': ['similarityBand', {}],
  'reviewRule.band.to': ['similarityBand', {}],
}

/** A schema's refusals as findings: one for each field. */
export const refusals = (issues: z.core.$ZodIssue[]): Finding[] => issues.flatMap(refusal)

function refusal(issue: z.core.$ZodIssue): Finding[] {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.flatMap((key) => error([...issue.path, key].join('.'), true, 'unknownField'))
  }
  const [id, values] = inWords[field] ?? ['notTaken', { reason: issue.message }]
  return error(field, true, id, values)
}
