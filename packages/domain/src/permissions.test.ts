import { expect, test } from 'vitest'
import { can, isRole, type Permission, permissions, roles } from './index.ts'

test('each role may what the next lower one may', () => {
  for (const permission of permissions) {
    const allowed = roles.map((role) => can(role, permission))
    expect(allowed, permission).toEqual([...allowed].sort())
    expect(can('admin', permission), permission).toBe(true)
  }
})

test('an operator runs verifications and sees no evidence', () => {
  const runs: Permission[] = ['verifications.create', 'verifications.cancel', 'links.read', 'comparePhotos.upload']
  for (const permission of runs) expect(can('operator', permission)).toBe(true)
  expect(can('operator', 'evidence.look')).toBe(false)
  expect(can('compliance', 'evidence.look')).toBe(true)
})

test('the team, the settings and the system’s details are for admins alone', () => {
  const adminOnly = permissions.filter((permission) => !can('compliance', permission))
  expect(adminOnly).toEqual(['team.read', 'team.manage', 'system.details', 'settings.manage', 'profiles.manage'])
})

test('only the three roles are roles', () => {
  expect(roles.every(isRole)).toBe(true)
  expect(['owner', '', null, undefined, 1, 'constructor'].some(isRole)).toBe(false)
})
