import { resultUntil, type Trouble } from '@ekyc/domain'
import { StorageError } from '@ekyc/storage'
import pTimeout from 'p-timeout'
import type { Ctx } from '../context.ts'
import { findUnansweredSessions } from '../sessions/find-unanswered-sessions.ts'
import { noticeClock, noticeDatabaseClock } from './notice-clock.ts'
import { noticeMessagesHeld } from './notice-messages.ts'
import { noticeRuleId, noticeTencentFails } from './notice-tencent.ts'
import type { NoticeOf, UnansweredFacts } from './words.ts'

/** What is kept in the database; that it fails itself is not. */
export type KeptTrouble = Exclude<Trouble, 'databaseFails'>
export type Notice = { [T in KeptTrouble]: NoticeOf<T> }[KeptTrouble]

const STORAGE_MS = 5000
/** A disk that has filled up to the one is told of until it is emptied to the other, so that one at the edge is told of once. */
const DISK_LOW = 0.1
const DISK_FINE = 0.12
const GIGABYTE = 1e9

/** Damage stays an alarm from when it is found until the server starts on an intact database. */
export function noticeDamage(ctx: Ctx): Notice {
  const trouble = 'databaseCorrupt'
  if (ctx.db.damage() === null) return { trouble, noticed: 'off' }
  return { trouble, noticed: 'on', facts: { host: ctx.server.host } }
}

/** Looks once for every trouble but the database's own. */
export async function noticeTroubles(ctx: Ctx): Promise<Notice[]> {
  return [
    noticeRefusal(ctx),
    await noticeTencentFails(ctx),
    await noticeRuleId(ctx),
    noticeClock(ctx),
    noticeDatabaseClock(ctx),
    await noticeDisks(ctx),
    await noticeStorage(ctx),
    await noticeUnanswered(ctx, 'sessionsUnanswered', 12),
    await noticeUnanswered(ctx, 'sessionsNearLoss', 48),
    await noticeMessagesHeld(ctx),
  ]
}

function noticeRefusal(ctx: Ctx): Notice {
  const trouble = 'tencentRefuses'
  const { refused, lastSuccessAt } = ctx.ekyc.health()
  const refusal = refused.apply ?? refused.result
  if (refusal) {
    return { trouble, noticed: 'on', facts: { code: refusal.providerCode ?? refusal.reason, host: ctx.server.host } }
  }
  // A server that has just started, and was not answered yet, does not know that it is over.
  return { trouble, noticed: lastSuccessAt ? 'off' : 'unknown' }
}

async function noticeDisks(ctx: Ctx): Promise<Notice> {
  const trouble = 'diskLow'
  const disks = await ctx.server.disks()
  const fullest = disks.toSorted((a, b) => a.freeBytes / a.bytes - b.freeBytes / b.bytes)[0]
  if (!fullest) return { trouble, noticed: 'unknown' }
  const share = fullest.freeBytes / fullest.bytes
  if (share >= DISK_FINE) return { trouble, noticed: 'off' }
  if (share >= DISK_LOW) return { trouble, noticed: 'unknown' }
  const facts = {
    folder: fullest.folder,
    percent: Math.floor(share * 100),
    gigabytes: Math.round(fullest.freeBytes / GIGABYTE),
    host: ctx.server.host,
  }
  return { trouble, noticed: 'on', facts }
}

async function noticeStorage(ctx: Ctx): Promise<Notice> {
  const trouble = 'storageFails'
  try {
    await pTimeout(ctx.evidence.check(), {
      milliseconds: STORAGE_MS,
      message: new StorageError('It did not respond within 5 seconds.'),
    })
    return { trouble, noticed: 'off' }
  } catch (error) {
    const problem = error instanceof StorageError ? error.message : 'It failed for an unknown reason. See the log.'
    if (!(error instanceof StorageError)) ctx.log.error({ error }, 'storage check failed')
    return { trouble, noticed: 'on', facts: { problem, host: ctx.server.host } }
  }
}

async function noticeUnanswered(
  ctx: Ctx,
  trouble: 'sessionsUnanswered' | 'sessionsNearLoss',
  ageHours: number,
): Promise<Notice> {
  const found = await findUnansweredSessions(ctx, { ageHours })
  if (!found) return { trouble, noticed: 'off' }
  const { n, capped, oldest } = found
  const facts: UnansweredFacts = {
    n,
    more: capped ? '+' : '',
    verificationId: oldest.verificationId,
    resultUntil: resultUntil(oldest.issuedAt).toISOString(),
  }
  return { trouble, noticed: 'on', facts }
}
