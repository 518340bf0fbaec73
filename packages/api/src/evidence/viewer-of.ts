import { can } from '@ekyc/domain'
import type { Ctx, UserActor } from '../context.ts'
import { AppError } from '../errors.ts'

/** Who looks at evidence; refuses everybody who may not. */
export function viewerOf({ actor }: Ctx): UserActor {
  if (actor.kind === 'user' && can(actor.role, 'evidence.look')) return actor
  throw new AppError('notAllowed', 'Only compliance and admins can view evidence.')
}
