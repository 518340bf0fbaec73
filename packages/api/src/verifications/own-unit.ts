import { can } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { getAccess } from '../settings/get-setting.ts'
import { unitOf } from '../team/unit-of.ts'

/** What of the verifications somebody may see: all, or those of one unit alone. The empty unit is none. */
export type Visible = { unit?: string }

type Tables = Pick<Ctx['db']['client'], 'setting' | 'user'>

/**
 * The one place that says which verifications the actor may see, as a condition on them. Every use case that people can
 * call narrows what it reads and changes by it; customers, the worker and programs see all. In a transaction, `client` is it.
 */
export async function visibleTo(ctx: Pick<Ctx, 'actor' | 'db'>, client: Tables = ctx.db.client): Promise<Visible> {
  const { actor } = ctx
  if (actor.kind !== 'user' || can(actor.role, 'units.all')) return {}
  const { ownUnitOnly } = await getAccess({ db: { client } })
  return ownUnitOnly ? { unit: await unitOf(client, actor.userId) } : {}
}

export const isVisible = (row: { unit: string }, { unit }: Visible) => unit === undefined || row.unit === unit

/**
 * The unit of a verification that the actor makes or moves: the one asked for, else their own. Who sees one unit alone
 * gives no other: it would be out of their sight at once.
 */
export async function unitToGive(
  ctx: Pick<Ctx, 'actor' | 'db'>,
  asked: string | undefined,
  client: Tables = ctx.db.client,
): Promise<string> {
  const { unit: only } = await visibleTo(ctx, client)
  if (asked !== undefined && only !== undefined && asked !== only) {
    throw new AppError('invalidInput', 'You belong to a different unit. Leave the unit unchanged.', { field: 'unit' })
  }
  return asked ?? only ?? (ctx.actor.kind === 'user' ? await unitOf(client, ctx.actor.userId) : '')
}
