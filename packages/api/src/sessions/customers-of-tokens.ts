import type { Ctx } from '../context.ts'
import { visibleTo } from '../verifications/own-unit.ts'
import { hashToken } from './secrets.ts'

export type TokenCustomer = { verificationId: string; name: string }

/** The customers to whom BizTokens were issued, by token; only of verifications that the actor may see. */
export async function customersOfTokens(
  ctx: Pick<Ctx, 'actor' | 'db'>,
  tokens: string[],
): Promise<Map<string, TokenCustomer>> {
  const byHash = new Map(tokens.map((token) => [hashToken(token), token]))
  const sessions = await ctx.db.client.session.findMany({
    where: { tokenHash: { in: [...byHash.keys()] }, verification: await visibleTo(ctx) },
    select: { tokenHash: true, verification: { select: { id: true, customerName: true } } },
  })
  return new Map(
    sessions.map(({ tokenHash, verification }) => [
      byHash.get(tokenHash ?? '') ?? '',
      { verificationId: verification.id, name: verification.customerName },
    ]),
  )
}
