import { z } from 'zod'
import { livenessConfigSchema } from './config.ts'
import { handlingSchema } from './handling.ts'
import { wholeNumber } from './ranges.ts'

/** Which outcomes a person has to look at. */
export const reviewRules = ['unknownCodes'] as const
export type ReviewRule = (typeof reviewRules)[number]

/** What one version of a profile holds beside its name. */
export const profileSettingsSchema = z.strictObject({
  config: livenessConfigSchema,
  /** Life of a link in hours, 1 to 2160 (90 days). */
  linkHours: wholeNumber('linkHours'),
  /** Sessions that a failing customer may use up, 1 to 10. */
  sessionLimit: wholeNumber('sessionLimit'),
  reviewRule: z.enum(reviewRules),
  handling: handlingSchema,
})
export type ProfileSettings = z.output<typeof profileSettingsSchema>
