import type { Finding, Handling, LivenessConfig } from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'

export const profileInput = z.strictObject({ id: idField })

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
  handling: Handling
  /** What the guardrails say of the config, in words. */
  findings: Finding[]
}
