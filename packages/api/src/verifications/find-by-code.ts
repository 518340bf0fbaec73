import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { VerificationRow } from './find-verification.ts'
import { codeIn, hashCode, looksLikeCode } from './link-code.ts'

/** The verification behind a link. An unknown code is `notFound`, one that was replaced is `gone`. */
export async function findByCode(ctx: Pick<Ctx, 'db'>, code: string): Promise<VerificationRow> {
  const link = looksLikeCode(code)
    ? await ctx.db.client.link.findUnique({ where: { codeHash: hashCode(code) }, include: { verification: true } })
    : null
  if (!link) throw new AppError('notFound', 'This link is incomplete or doesn’t exist. Check the address.')
  if (link.replacedAt) throw new AppError('gone', 'This link was replaced by a newer one.')
  return link.verification
}

/** Returns the code of the link that a misread one was meant to be, or null: a guess gets no other answer for its marks. */
export async function intendedCode(ctx: Pick<Ctx, 'db'>, misread: string): Promise<string | null> {
  const code = looksLikeCode(misread) ? null : codeIn(misread)
  if (code === null) return null
  const link = await ctx.db.client.link.findUnique({ where: { codeHash: hashCode(code) }, select: { codeHash: true } })
  return link && code
}
