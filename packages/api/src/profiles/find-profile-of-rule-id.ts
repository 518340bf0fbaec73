import type { Ctx } from '../context.ts'
import { settingsOf } from './find-profile-version.ts'

/** Returns the name of the profile that uses a RuleId, the newest version first; null if none does. */
export async function findProfileOfRuleId(ctx: Pick<Ctx, 'db'>, ruleId: string): Promise<string | null> {
  const versions = await ctx.db.client.profileVersion.findMany({
    where: { handling: { contains: JSON.stringify(ruleId) } },
    orderBy: { id: 'desc' },
    include: { profile: { select: { name: true } } },
  })
  return versions.find((version) => settingsOf(version).handling.ruleId === ruleId)?.profile.name ?? null
}
