import type { Ctx } from '../context.ts'
import type { NoticeOf } from './words.ts'

const TENCENT_MS = 60_000
const DATABASE_MS = 5000

/** Notices that this machine's clock differs from Tencent's, which refuses signatures 5 minutes off. */
export function noticeClock(ctx: Ctx): NoticeOf<'clockOff'> {
  return notice(ctx, 'clockOff', ctx.ekyc.health().clockSkewMs, TENCENT_MS)
}

/** Notices that this machine's clock differs from the database's. */
export function noticeDatabaseClock(ctx: Ctx): NoticeOf<'databaseClockOff'> {
  return notice(ctx, 'databaseClockOff', ctx.server.databaseSkewMs(), DATABASE_MS)
}

function notice<T extends 'clockOff' | 'databaseClockOff'>(ctx: Ctx, trouble: T, skewMs: number | null, limit: number) {
  if (skewMs === null) return { trouble, noticed: 'unknown' as const }
  if (Math.abs(skewMs) <= limit) return { trouble, noticed: 'off' as const }
  return { trouble, noticed: 'on' as const, facts: { seconds: Math.round(skewMs / 1000), host: ctx.server.host } }
}
