import { checkConfig } from '@ekyc/domain'
import type { PinnedProfile } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'

/** A profile as the console shows it, Tencent's defaults filled in. */
export function viewProfile(profile: PinnedProfile): ProfileView {
  return {
    id: profile.id,
    name: profile.name,
    version: profile.version,
    isDefault: profile.isDefault,
    checkMode: profile.config.CheckMode ?? 2,
    securityLevel: profile.config.SecurityLevel ?? 3,
    linkHours: profile.linkHours,
    sessionLimit: profile.sessionLimit,
    reviewRule: profile.reviewRule,
    config: profile.config,
    findings: checkConfig(profile.config),
  }
}
