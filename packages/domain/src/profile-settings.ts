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

/** A version as it is compared and told: its name with the settings. */
export type NamedSettings = { name: string } & ProfileSettings

/** Every value of a version under the name of its field, as the guardrails name it; what is not set is left out. */
export function profileValues({ name, config, handling, ...rest }: NamedSettings): Map<string, unknown> {
  const { channels, reminders, ...offered } = handling
  return new Map(
    Object.entries({
      name,
      ...config,
      ...rest,
      ...under('handling', offered),
      ...under('handling.channels', channels),
      ...under('handling.reminders', reminders),
    }).filter(([, value]) => value !== undefined && value !== null),
  )
}

const under = (path: string, values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${path}.${name}`, value]))

/** The fields in which two versions differ. */
export function changedFields(before: NamedSettings, after: NamedSettings): string[] {
  const [old, young] = [profileValues(before), profileValues(after)]
  const same = (field: string) => JSON.stringify(old.get(field)) === JSON.stringify(young.get(field))
  return [...new Set([...old.keys(), ...young.keys()])].filter((field) => !same(field))
}
