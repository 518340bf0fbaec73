import { ALARM_BEGINS_AFTER_MS, type Trouble, troubles } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

export type AlarmView = { trouble: Trouble; since: string; facts: Record<string, string | number> }

/** The troubles that are on, in the order of the list. */
export async function listAlarms(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<AlarmView[]> {
  const held = new Date(ctx.clock.now().getTime() - ALARM_BEGINS_AFTER_MS)
  const rows = await ctx.db.client.alarm.findMany({ where: { clearedAt: null, since: { lte: held } } })
  return troubles.flatMap((trouble) => {
    const row = rows.find(({ key }) => key === trouble)
    return row ? [{ trouble, since: row.since.toISOString(), facts: JSON.parse(row.facts) }] : []
  })
}
