import {
  type CheckMode,
  type Finding,
  fields,
  type Handling,
  type LivenessConfig,
  locales,
  newHandlingSchema,
  type ProfileSettings,
  profileSettingsSchema,
} from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'

export const profileInput = z.strictObject({ id: idField })
/** `archived`: those too, after the others. */
export const listProfilesInput = z.strictObject({ archived: z.boolean().default(false) }).prefault({})

export type ProfileView = {
  id: string
  name: string
  version: number
  isDefault: boolean
  /** When it was archived: it can then be read and restored, but neither chosen nor changed. */
  archivedAt: string | null
  checkMode: CheckMode
  securityLevel: 1 | 2 | 3 | 4 | 5
  linkHours: number
  sessionLimit: number
  reviewRule: ProfileSettings['reviewRule']
  config: LivenessConfig
  handling: Handling
  /** What the guardrails say of it, in words. */
  findings: Finding[]
}

export const createProfileInput = profileSettingsSchema.extend({
  name: fields.profileName,
  handling: newHandlingSchema,
})
export type CreateProfileInput = z.output<typeof createProfileInput>

export const saveProfileInput = profileSettingsSchema.extend({
  id: idField,
  /** The version that the change was made from. When a newer one is there, the answer is CONFLICT, `changedMeanwhile`. */
  baseVersion: z.int().min(1).max(1_000_000),
  /** Stays as it is when left out. */
  name: fields.profileName.optional(),
})
export type SaveProfileInput = z.output<typeof saveProfileInput>

export type SavedProfile = { id: string; version: number }

export const duplicateProfileInput = z.strictObject({ id: idField, name: fields.profileName })

export const profileVersionsInput = z.strictObject({
  id: idField,
  /** nextCursor of the page before. */
  cursor: z.int().min(1).max(1_000_000).optional(),
  limit: z.int().min(1).max(100).default(20),
})

export type ListedVersion = {
  version: number
  at: string
  /** Null for what an installation begins with. */
  by: { id: string; name: string | null } | null
  /** The fields in which it differs from the version before, such as `CheckMode` or `handling.reminders.atMost`. */
  changed: string[]
}
export type ProfileVersions = { items: ListedVersion[]; nextCursor: number | null }

export const profileVersionInput = z.strictObject({ id: idField, version: z.int().min(1).max(1_000_000) })
export type ProfileVersionView = { version: number; name: string } & ProfileSettings

/** The customer's first page as it would be for these settings, saved or not. */
export const previewProfileInput = profileSettingsSchema
  .omit({ reviewRule: true })
  .extend({ locale: z.enum(locales).optional() })
export type PreviewProfileInput = z.output<typeof previewProfileInput>
