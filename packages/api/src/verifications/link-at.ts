import type { Ctx } from '../context.ts'
import { linkUrl, unsealCode } from './link-code.ts'

/** The link that was valid at an instant, and whether a newer one has replaced it since. */
export async function linkAt(
  ctx: Pick<Ctx, 'db' | 'keyring' | 'config'>,
  { id, dataKey }: { id: string; dataKey: string },
  at: Date,
): Promise<{ url: string; replaced: boolean }> {
  const links = await ctx.db.client.link.findMany({ where: { verificationId: id }, orderBy: { createdAt: 'asc' } })
  const link = links.findLast(({ createdAt }) => createdAt <= at) ?? links[0]
  if (!link) throw new Error('a verification has no link')
  return {
    url: linkUrl(ctx, unsealCode(ctx.keyring.open(dataKey, id), link)),
    replaced: links.at(-1)?.codeHash !== link.codeHash,
  }
}
