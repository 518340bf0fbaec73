import { checkConfig } from '@ekyc/domain'
import type { PinnedProfile } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'

/** A profile as the console shows it, with what the guardrails say of its config. */
export function viewProfile({ versionId: _, ...profile }: PinnedProfile): ProfileView {
  return { ...profile, findings: checkConfig(profile.config) }
}
