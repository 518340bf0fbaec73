import { readPhone } from '@ekyc/domain/phones'
import type { Ctx } from '../context.ts'
import { getCountry } from '../settings/merchant.ts'
import { findDuplicates } from './find-duplicates.ts'
import { linkedColumns, viewLinked } from './read-following.ts'
import type { FindSameInput, SameVerification } from './schema.ts'

/**
 * The open or lately passed verifications of the same person that the actor may see, so that a form can ask before
 * anything is created. Creating gives the same as warnings, because another may be created in between.
 */
export async function findSame(ctx: Ctx, input: FindSameInput): Promise<{ items: SameVerification[] }> {
  const { reference = null, email = null } = input
  const phone = input.phone ? readPhone(input.phone, await getCountry(ctx)) : null
  const found = await findDuplicates(ctx, { reference, email, phone })
  const rows = await ctx.db.client.verification.findMany({
    where: { id: { in: found.map(({ verificationId }) => verificationId) } },
    select: { ...linkedColumns, customerName: true, reference: true, expiresAt: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const items = found.flatMap(({ kind, verificationId }): SameVerification[] => {
    const row = byId.get(verificationId)
    if (!row) return []
    const { customerName: name, reference, expiresAt } = row
    return [{ kind, ...viewLinked(row), customer: { name }, reference, expiresAt: expiresAt.toISOString() }]
  })
  return { items }
}
