import type { EkycHealth } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'

const TOLERANCE_MS = 60_000

/**
 * Reports whether what cannot be undone may be done by the clock: it has run for an hour without a jump (it is the
 * database's own on PostgreSQL) and, as far as is known, agrees with Tencent's to a minute.
 */
export function clockIsPlausible(ctx: {
  clock: Ctx['clock']
  ekyc: { health(): Pick<EkycHealth, 'clockSkewMs'> }
  server: Pick<Ctx['server'], 'databaseSkewMs'>
}): boolean {
  const { clockSkewMs } = ctx.ekyc.health()
  // Tencent's is compared with this machine's clock, which may not be the one that counts.
  const aheadOfTencent = clockSkewMs === null ? 0 : clockSkewMs - (ctx.server.databaseSkewMs() ?? 0)
  return (ctx.clock.steady?.() ?? true) && Math.abs(aheadOfTencent) <= TOLERANCE_MS
}

/** Later than the clock may say by chance: what lies beyond was written by a clock that has been set back since. */
export const beyond = (now: Date) => new Date(now.getTime() + TOLERANCE_MS)
