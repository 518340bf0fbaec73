import type { LivenessConfig } from './config.ts'
import { handlingSchema } from './handling.ts'
import type { ProfileSettings } from './profile-settings.ts'
import { type ReviewRule, standardReviewRule } from './review-rule.ts'

export type BuiltInProfile = {
  name: string
  /** Life of a link, in hours. */
  linkHours: number
  /** Sessions that a failing customer may use up. */
  sessionLimit: number
  reviewRule: ReviewRule
  config: LivenessConfig
}

const common = { SecurityLevel: 3, LivenessRetryLimit: 3, AutoDowngrade: 1 } as const
const weekOfThree = { linkHours: 7 * 24, sessionLimit: 3, reviewRule: standardReviewRule } as const

/** What a fresh installation offers; the first is the default. */
export const builtInProfiles: readonly BuiltInProfile[] = [
  { name: 'Face against photo', ...weekOfThree, config: { CheckMode: 2, ...common } },
  { name: 'Identity card and face', ...weekOfThree, config: { CheckMode: 1, ...common } },
  { name: 'Live face only', ...weekOfThree, config: { CheckMode: 3, ...common } },
]

/** What a new profile begins with. */
export const standardSettings: ProfileSettings = {
  ...weekOfThree,
  config: { CheckMode: 2, ...common },
  handling: handlingSchema.parse({}),
}
