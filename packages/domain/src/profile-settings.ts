import { z } from 'zod'
import { configDefaults, livenessConfigSchema } from './config.ts'
import { handlingSchema } from './handling.ts'
import { wholeNumber } from './ranges.ts'
import { reviewRuleSchema } from './review-rule.ts'

/** What one version of a profile holds beside its name. */
export const profileSettingsSchema = z.strictObject({
  config: livenessConfigSchema,
  /** Life of a link in hours, 1 to 2160 (90 days). */
  linkHours: wholeNumber('linkHours'),
  /** Sessions that a failing customer may use up, 1 to 10. */
  sessionLimit: wholeNumber('sessionLimit'),
  /** Which ended verifications need a decision. */
  reviewRule: reviewRuleSchema,
  handling: handlingSchema,
})
export type ProfileSettings = z.output<typeof profileSettingsSchema>

/** A version as it is compared and told: its name with the settings. */
export type NamedSettings = { name: string } & ProfileSettings

/** Every field of a version in the order of its page, as the guardrails name it; null where it says nothing. */
function everyField({ name, config, linkHours, sessionLimit, reviewRule, handling }: NamedSettings) {
  const { channels, reminders, ...offered } = handling
  const fields = {
    name,
    ...Object.fromEntries(Object.keys(configDefaults).map((field) => [field, config[field as keyof typeof config]])),
    linkHours,
    sessionLimit,
    ...under('reviewRule', reviewRule),
    ...under('handling', offered),
    ...under('handling.channels', channels),
    ...under('handling.reminders', reminders),
  }
  return new Map(Object.entries(fields).map(([field, value]) => [field, value ?? null]))
}

const under = (path: string, values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${path}.${name}`, value]))

/** The fields in which two versions differ. */
export function changedFields(before: NamedSettings, after: NamedSettings): string[] {
  const [old, young] = [everyField(before), everyField(after)]
  return [...young.keys()].filter((field) => JSON.stringify(old.get(field)) !== JSON.stringify(young.get(field)))
}
