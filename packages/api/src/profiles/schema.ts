import type { Finding, LivenessConfig } from '@ekyc/domain'
import { z } from 'zod'

export const profileInput = z.strictObject({ id: z.string().min(1).max(64) })

export type ProfileView = {
  id: string
  name: string
  version: number
  isDefault: boolean
  checkMode: 1 | 2 | 3 | 4
  securityLevel: 1 | 2 | 3 | 4 | 5
  linkHours: number
  sessionLimit: number
  reviewRule: string
  config: LivenessConfig
  /** What the guardrails say of the config, in words. */
  findings: Finding[]
}
