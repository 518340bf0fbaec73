import type { Ctx } from '../context.ts'

/** The unit of each of these verifications that is there, by its id. */
export async function unitsOf({ db }: Pick<Ctx, 'db'>, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.client.verification.findMany({ where: { id: { in: ids } }, select: { id: true, unit: true } })
  return new Map(rows.map(({ id, unit }) => [id, unit]))
}
