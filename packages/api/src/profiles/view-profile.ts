import { type Country, checkProfile } from '@ekyc/domain'
import { instant } from '../instant.ts'
import type { PinnedProfile } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'

/** A profile as the console shows it, with what the guardrails say of it in the merchant's country. */
export function viewProfile(pinned: PinnedProfile, country: Country | null): ProfileView {
  const { versionId: _, archivedAt, ...profile } = pinned
  const { name, config, linkHours, sessionLimit, reviewRule, handling } = profile
  return {
    ...profile,
    archivedAt: instant(archivedAt),
    findings: checkProfile({ name, config, linkHours, sessionLimit, reviewRule, handling }, country),
  }
}
