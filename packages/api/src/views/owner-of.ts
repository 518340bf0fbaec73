import { can } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'

/** Whose views they are. */
export function ownerOf({ actor }: Ctx): string {
  if (actor.kind !== 'user') throw new AppError('notAllowed', 'Sign in to use views.')
  return actor.userId
}

/** Admins tidy up what others share. */
export const mayChangeAll = ({ actor }: Ctx) => actor.kind === 'user' && can(actor.role, 'settings.manage')
