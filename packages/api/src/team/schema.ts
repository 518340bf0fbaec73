import { fields, limits, type Role, roles } from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'

const token = z.string().min(1).max(100)

export const oneTimeTokenInput = z.strictObject({ token })
export const setUpInput = z.strictObject({
  token,
  name: fields.name,
  email: fields.accountEmail,
  password: fields.password,
})
export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(limits.password.max),
  newPassword: fields.password,
})
export const acceptLinkInput = z.strictObject({ token, password: fields.password })
export const inviteInput = z.strictObject({
  name: fields.name,
  email: fields.accountEmail,
  role: z.enum(roles),
  unit: fields.unit.optional(),
})
export const setRoleInput = z.strictObject({ userId: idField, role: z.enum(roles) })
/** null: works for no unit. */
export const setUnitInput = z.strictObject({ userId: idField, unit: fields.unit.nullable() })
export const memberInput = z.strictObject({ userId: idField })

export type Me = { id: string; name: string; email: string; role: Role; unit: string | null }
export type Member = Me & {
  /** invited: has not set a password yet. */
  state: 'active' | 'invited' | 'disabled'
  createdAt: string
}
/** Shown once; it works once, until `expiresAt`. */
export type OneTimeUrl = { url: string; expiresAt: string }
