import type { Ctx } from '../context.ts'

/** The unit that a person works for; empty for none. */
export async function unitOf(client: Pick<Ctx['db']['client'], 'user'>, userId: string): Promise<string> {
  const user = await client.user.findUnique({ where: { id: userId }, select: { unit: true } })
  return user?.unit ?? ''
}
