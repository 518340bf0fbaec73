import { z } from 'zod'
import { limits } from './limits.ts'

/** Whole numbers of a profile, under the names that guardrails and forms use for the fields. */
export const ranges = {
  /** Attempts inside one BizToken. */
  LivenessRetryLimit: { min: 1, max: 99 },
  /** Seconds. */
  LivenessTimeout: { min: 1, max: 600 },
  linkHours: { min: 1, max: limits.expiresInHours },
  sessionLimit: { min: 1, max: 10 },
  /** Hours from the making of the link. */
  'handling.reminders.firstAfterHours': { min: 1, max: 720 },
  /** Hours between two. */
  'handling.reminders.everyHours': { min: 12, max: 720 },
  'handling.reminders.atMost': { min: 1, max: 10 },
  'reviewRule.samplePercent': { min: 0, max: 100 },
} as const
export type RangeName = keyof typeof ranges

export const wholeNumber = (name: RangeName) => {
  const { min, max } = ranges[name]
  const message = `Enter a whole number from ${min} to ${max}.`
  return z.int(message).min(min, message).max(max, message)
}
