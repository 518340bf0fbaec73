import { outageOf } from '@ekyc/db'
import { type AlarmState, afterTelling, stepAlarm } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { noteTrouble } from './note-trouble.ts'
import { noticeDamage, noticeTroubles } from './notice.ts'
import { newsOf, tell } from './tell.ts'
import { tellDue } from './tell-due.ts'

/**
 * Looks for troubles and tells of them, once per call; call it every minute.
 * That the database fails can be written nowhere: each server remembers that by itself, and tells it by itself.
 */
export function watchTroubles(ctx: Ctx): () => Promise<void> {
  let database: AlarmState | null = null
  return async () => {
    const serves = await lookAndTell(ctx)
    database = await stepOwn(ctx, database, serves)
  }
}

/** False when the database did not serve. */
async function lookAndTell(ctx: Ctx): Promise<boolean> {
  try {
    await ctx.db.check()
  } catch (error) {
    ctx.log.error({ error }, 'database check failed')
    return false
  }
  try {
    // Before all that may fail for the very reason.
    await noteTrouble(ctx, noticeDamage(ctx))
    for (const notice of await noticeTroubles(ctx)) await noteTrouble(ctx, notice)
    await tellDue(ctx)
    return true
  } catch (error) {
    ctx.log.error({ error }, 'alarm check failed')
    return outageOf(error) === null
  }
}

async function stepOwn(ctx: Ctx, before: AlarmState | null, serves: boolean): Promise<AlarmState | null> {
  const stepped = stepAlarm(before, serves ? 'off' : 'on', ctx.clock.now()) ?? before
  if (stepped === null || stepped === 'forget') return null
  if (!stepped.nextTryAt || stepped.nextTryAt > ctx.clock.now()) return stepped
  const trying = { ...stepped, tries: stepped.tries + 1 }
  const news = newsOf(ctx, 'databaseFails', trying, { host: ctx.server.host })
  const { problems, toldBy } = await tell(ctx, news, trying.toldBy)
  const next = afterTelling(trying, { missing: Object.keys(problems).length > 0, toldBy }, ctx.clock.now())
  return next === 'forget' ? null : next
}
