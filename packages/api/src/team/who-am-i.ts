import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { findMember, personOf } from './members.ts'
import type { Me } from './schema.ts'

/** The person who is signed in. */
export async function whoAmI(ctx: Ctx): Promise<Me> {
  if (ctx.actor.kind !== 'user') throw new AppError('notSignedIn', 'Sign in to continue.')
  return personOf(await findMember(ctx.db.client, ctx.actor.userId))
}
