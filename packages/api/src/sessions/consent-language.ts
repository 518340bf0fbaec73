import type { Locale } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { asLocale } from '../verifications/axes.ts'

/** The language in which the customer last agreed: their own choice, made on the page. Null before the first start. */
export async function consentLanguage(ctx: Pick<Ctx, 'db'>, verificationId: string): Promise<Locale | null> {
  const row = await ctx.db.client.session.findFirst({
    where: { verificationId },
    orderBy: { id: 'desc' },
    select: { consentLocale: true },
  })
  return asLocale(row?.consentLocale ?? null)
}
