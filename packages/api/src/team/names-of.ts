import type { Ctx } from '../context.ts'

/** The names of people, by their ids; those who are unknown are left out. */
export async function namesOf(ctx: Pick<Ctx, 'db'>, ids: string[]): Promise<Map<string, string>> {
  const users = await ctx.db.client.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(users.map((user) => [user.id, user.name]))
}
