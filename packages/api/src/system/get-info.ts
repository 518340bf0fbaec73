import { apiErrorOf, can, resultUntil, spokenText } from '@ekyc/domain'
import { listAlarms } from '../alarms/list-alarms.ts'
import { waysOf } from '../alarms/tell.ts'
import type { Ctx } from '../context.ts'
import { listAlerts } from '../events/list-alerts.ts'
import { instant } from '../instant.ts'
import { summarizeOutbox } from '../messages/summarize-outbox.ts'
import { summarizeOpenSessions } from '../sessions/summarize-open-sessions.ts'
import { getLanguages } from '../settings/get-setting.ts'
import { getMerchant } from '../settings/merchant.ts'
import { connectionProblem } from './connection-problems.ts'
import type { SystemDetails, SystemInfo } from './schema.ts'

/** More than this, and signatures come close to Tencent's limit of 5 minutes. */
const SKEW_WARNING_MS = 60_000

/** How the installation is. Everybody sees the mode; the rest is for admins. */
export async function getInfo(ctx: Ctx): Promise<SystemInfo> {
  const [merchant, { fallback }] = await Promise.all([getMerchant(ctx), getLanguages(ctx)])
  const isAdmin = ctx.actor.kind === 'user' && can(ctx.actor.role, 'system.details')
  return {
    mode: ctx.config.mode,
    version: ctx.server.version,
    merchant: merchant && {
      name: spokenText(merchant.name, fallback, fallback).text,
      timeZone: merchant.timeZone,
      country: merchant.country,
    },
    publicUrl: ctx.config.publicUrl,
    sandboxControl: isAdmin && ctx.server.sandboxControl,
    details: isAdmin ? await details(ctx, !merchant) : null,
  }
}

async function details(ctx: Ctx, unnamed: boolean): Promise<SystemDetails> {
  const health = ctx.ekyc.health()
  const skewed = Math.abs(health.clockSkewMs ?? 0) > SKEW_WARNING_MS
  const { open, oldest } = await summarizeOpenSessions(ctx)
  const { heldBy } = await summarizeOutbox(ctx)
  return {
    startedAt: ctx.server.startedAt.toISOString(),
    node: process.version,
    database: ctx.db.engine,
    databaseSkewMs: ctx.server.databaseSkewMs(),
    storage: ctx.server.storage,
    tencent: {
      endpoint: ctx.config.tencentEndpoint,
      region: ctx.server.region,
      qps: ctx.server.qps,
      budgetUse: ctx.server.budgetUse(),
      clockSkewMs: health.clockSkewMs,
      lastSuccessAt: instant(health.lastSuccessAt),
      lastProblem: health.lastError && inWords(health.lastError),
    },
    sessions: {
      open,
      oldest: oldest && {
        verificationId: oldest.verificationId,
        issuedAt: oldest.issuedAt.toISOString(),
        resultUntil: resultUntil(oldest.issuedAt).toISOString(),
      },
    },
    alarms: await listAlarms(ctx),
    alarmWays: waysOf(ctx),
    alerts: await listAlerts(ctx),
    warnings: [
      ...(ctx.config.mode === 'sandbox' ? (['sandbox'] as const) : []),
      ...(unnamed ? (['merchantNotNamed'] as const) : []),
      ...(heldBy === 'notSetUp' ? (['messagesWait'] as const) : []),
      ...(ctx.server.untrustedProxySeen() ? (['untrustedProxy'] as const) : []),
      ...(ctx.server.notificationsMissing() ? (['notificationsMissing'] as const) : []),
      ...(skewed ? (['clockSkew'] as const) : []),
    ],
  }
}

function inWords(problem: { at: Date; reason: string; providerCode: string | null; detail: string | null }) {
  const known = problem.providerCode === null ? connectionProblem(problem.reason) : undefined
  const { meaning, action } = known ?? apiErrorOf(problem.providerCode ?? '')
  const code = problem.providerCode ?? problem.detail
  return { at: problem.at.toISOString(), reason: problem.reason, code, meaning, action }
}
