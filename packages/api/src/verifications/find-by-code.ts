import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { VerificationRow } from './find-verification.ts'
import { hashCode, looksLikeCode } from './link-code.ts'

/** The verification behind a link. An unknown code is `notFound`, one that was replaced is `gone`. */
export async function findByCode(ctx: Pick<Ctx, 'db'>, code: string): Promise<VerificationRow> {
  const link = looksLikeCode(code)
    ? await ctx.db.client.link.findUnique({ where: { codeHash: hashCode(code) }, include: { verification: true } })
    : null
  if (!link) throw new AppError('notFound', 'This link is incomplete or doesn’t exist. Check the address.')
  if (link.replacedAt) throw new AppError('gone', 'This link was replaced by a newer one.')
  return link.verification
}
