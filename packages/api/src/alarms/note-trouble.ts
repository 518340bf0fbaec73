import { stepAlarm } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { columnsOf, stateOf } from './alarm-row.ts'
import type { Notice } from './notice.ts'

/** Writes down what one look at a trouble means. Of several replicas that look at once, one writes; the others look again in a minute. */
export async function noteTrouble(ctx: Ctx, notice: Notice): Promise<void> {
  const { alarm } = ctx.db.client
  const key = notice.trouble
  const now = ctx.clock.now()
  const facts = notice.noticed === 'on' ? JSON.stringify(notice.facts) : undefined
  // By itself: it holds whatever another replica writes of the same alarm meanwhile.
  if (facts) await alarm.updateMany({ where: { key, clearedAt: null }, data: { seenAt: now, facts } })
  const row = await alarm.findUnique({ where: { key } })
  const next = stepAlarm(row && stateOf(row), notice.noticed, now)
  if (next === null) return
  if (!row) {
    if (next !== 'forget')
      await alarm.upsert({ where: { key }, create: { key, ...columnsOf(next), facts }, update: {} })
    return
  }
  const unchanged = { key, clearedAt: row.clearedAt, nextTryAt: row.nextTryAt, seenAt: row.seenAt }
  if (next === 'forget') await alarm.deleteMany({ where: unchanged })
  else await alarm.updateMany({ where: unchanged, data: { ...columnsOf(next), facts } })
}
