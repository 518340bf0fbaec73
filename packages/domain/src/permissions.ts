export const roles = ['operator', 'compliance', 'admin'] as const
export type Role = (typeof roles)[number]

/** Each role has what the next lower one has. */
const granted = {
  operator: [
    'verifications.read',
    'verifications.watch',
    'verifications.create',
    'verifications.update',
    'verifications.cancel',
    'links.read',
    'comparePhotos.upload',
    'messages.send',
    'imports.run',
    'views.manage',
    'overview.read',
    'profiles.read',
    'playbook.read',
    'system.read',
    'settings.read',
    'self.read',
  ],
  compliance: ['evidence.look', 'verifications.export', 'units.all'],
  admin: ['team.read', 'team.manage', 'system.details', 'settings.manage', 'profiles.manage'],
} as const satisfies Record<Role, readonly string[]>

export type Permission = (typeof granted)[Role][number]

export const permissions: readonly Permission[] = roles.flatMap((role) => granted[role])

/** The one permission table of the product. */
export function can(role: Role, permission: Permission): boolean {
  const rank = roles.indexOf(role)
  return roles.slice(0, rank + 1).some((each) => (granted[each] as readonly string[]).includes(permission))
}

export const isRole = (value: unknown): value is Role => roles.includes(value as Role)
