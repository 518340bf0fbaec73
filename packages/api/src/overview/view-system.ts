import type { AlarmView } from '../alarms/list-alarms.ts'
import type { Ctx } from '../context.ts'
import { instant } from '../instant.ts'
import { summarizeOutbox } from '../messages/summarize-outbox.ts'
import { summarizeOpenSessions } from '../sessions/summarize-open-sessions.ts'
import { visibleTo } from '../verifications/own-unit.ts'
import type { SystemHealth } from './schema.ts'

/** How the installation is, as far as it concerns everybody who works with it. */
export async function viewSystem(ctx: Ctx, alarms: AlarmView[]): Promise<SystemHealth> {
  const asked = performance.now()
  await ctx.db.client.$queryRaw`SELECT 1`
  const answeredInMs = Math.round(performance.now() - asked)
  const { open, oldest } = await summarizeOpenSessions(ctx, await visibleTo(ctx))
  const { clockSkewMs, lastSuccessAt } = ctx.ekyc.health()
  const { apply, result } = ctx.server.budgetUse()
  const isOn = (trouble: AlarmView['trouble']) => alarms.some((alarm) => alarm.trouble === trouble)
  return {
    tencent: {
      keys: keysOf(ctx, isOn('tencentRefuses')),
      region: ctx.server.region,
      lastAnswerAt: instant(lastSuccessAt),
      callsPerSecond: Math.max(apply, result) * ctx.server.qps,
      qps: ctx.server.qps,
      clockSkewMs,
    },
    sessions: {
      open,
      oldest: oldest && { verificationId: oldest.verificationId, issuedAt: oldest.issuedAt.toISOString() },
    },
    messages: await viewMessages(ctx),
    database: { engine: ctx.db.engine, answeredInMs },
    evidence: {
      storage: ctx.server.storage,
      fails: isOn('storageFails'),
      freeBytes: await freeForEvidence(ctx),
    },
  }
}

async function viewMessages(ctx: Ctx): Promise<SystemHealth['messages']> {
  const { providers, waiting, oldest, heldBy, lastAcceptedAt } = await summarizeOutbox(ctx)
  const isOff = Object.values(providers).every((provider) => provider === null)
  return {
    state: heldBy ? 'held' : isOff ? 'off' : 'sending',
    problem: heldBy,
    waiting: waiting.n,
    capped: waiting.capped,
    oldestAt: instant(oldest?.createdAt ?? null),
    lastAcceptedAt: instant(lastAcceptedAt),
  }
}

/** The alarm knows what other servers were told; our own last answer is newer. */
function keysOf(ctx: Ctx, alarmed: boolean): SystemHealth['tencent']['keys'] {
  const { refused, lastSuccessAt } = ctx.ekyc.health()
  if (refused.apply || refused.result || alarmed) return 'refused'
  if (ctx.config.mode === 'sandbox') return 'sandbox'
  return lastSuccessAt ? 'accepted' : 'untried'
}

/** Null for a storage without an end. */
async function freeForEvidence(ctx: Ctx): Promise<number | null> {
  const disks = await ctx.server.disks()
  return disks.find(({ folder }) => folder === 'evidence')?.freeBytes ?? null
}
