import { DAY_MS } from './times.ts'

/**
 * What the merchant's own people are told of at night.
 * - tencentRefuses: our keys or our account; no check can start
 * - tencentFails: calls to Tencent fail: network, DNS, proxy, certificate, region, or an error that stops every start
 * - ruleIdUnknown: Tencent does not know the RuleId of a profile
 * - sessionsUnanswered: Tencent has given no answer about a session for 12 hours
 * - sessionsNearLoss: the same, of a session issued 48 hours ago; a day is left to fetch its result
 * - storageFails, databaseFails: they do not answer, or refuse
 * - databaseCorrupt: what the database has stored is damaged
 * - clockOff: by more than a minute from Tencent's
 * - databaseClockOff: by more than 5 seconds from the database's
 * - diskLow: a disk has less than a tenth left
 * - messagesHeld: messages are on hold for a fault of ours: sender, account, sign-in, or a provider that does not answer
 */
export const troubles = [
  'tencentRefuses',
  'tencentFails',
  'ruleIdUnknown',
  'sessionsUnanswered',
  'sessionsNearLoss',
  'storageFails',
  'databaseFails',
  'databaseCorrupt',
  'clockOff',
  'databaseClockOff',
  'diskLow',
  'messagesHeld',
] as const
export type Trouble = (typeof troubles)[number]

/** `unknown`: nothing to go by, so what was believed before is still believed. */
export type Noticed = 'on' | 'off' | 'unknown'

export type AlarmState = {
  /** First noticed. */
  since: Date
  /** Last noticed, by any replica. */
  seenAt: Date
  clearedAt: Date | null
  /** Its beginning was told. */
  toldAt: Date | null
  /** The ways by which the news that is due went out already. */
  toldBy: string[]
  nextTryAt: Date | null
  tries: number
}

/** A trouble is told of only after it has been seen for so long. */
export const ALARM_BEGINS_AFTER_MS = 60_000
/** It is over when no replica, of which each looks every minute, has seen it for so long. */
export const ALARM_ENDS_AFTER_MS = 100_000
/** News of an end that nobody could be told for so long is given up. */
const STALE_NEWS_MS = DAY_MS
/** No telling that failed is tried again later than this. */
const FARTHEST_MS = 61 * 60_000

/** What follows for a trouble from one look at it; null when nothing does. */
export function stepAlarm(before: AlarmState | null, noticed: Noticed, now: Date): AlarmState | 'forget' | null {
  if (!before) {
    if (noticed !== 'on') return null
    return { since: now, seenAt: now, clearedAt: null, toldAt: null, toldBy: [], nextTryAt: null, tries: 0 }
  }
  const alarm = setBack(before, now)
  return step(alarm, noticed, now) ?? (alarm === before ? null : alarm)
}

/** What a clock wrote that has been set back since is taken as of now: else nobody is told of it until that instant comes again. */
function setBack(alarm: AlarmState, now: Date): AlarmState {
  const { since, seenAt, clearedAt, nextTryAt } = alarm
  const notAfter = <D extends Date | null>(instant: D) => (instant && instant > now ? now : instant)
  const isFar = nextTryAt !== null && nextTryAt.getTime() - now.getTime() > FARTHEST_MS
  if (!isFar && [since, seenAt, clearedAt].every((instant) => notAfter(instant) === instant)) return alarm
  return {
    ...alarm,
    since: notAfter(since),
    seenAt: notAfter(seenAt),
    clearedAt: notAfter(clearedAt),
    // A nearer one may be the lease of another replica that tells just now.
    nextTryAt: isFar ? now : nextTryAt,
  }
}

function step(alarm: AlarmState, noticed: Noticed, now: Date): AlarmState | 'forget' | null {
  if (noticed === 'on') return seenAgain({ ...alarm, seenAt: now }, now)
  if (noticed === 'unknown') return null
  if (alarm.clearedAt) return now.getTime() - alarm.clearedAt.getTime() > STALE_NEWS_MS ? 'forget' : null
  if (now.getTime() - alarm.seenAt.getTime() < ALARM_ENDS_AFTER_MS) return null
  const wasNews = alarm.toldAt !== null || alarm.nextTryAt !== null
  return wasNews ? { ...alarm, clearedAt: now, toldBy: [], nextTryAt: now, tries: 0 } : 'forget'
}

function seenAgain(alarm: AlarmState, now: Date): AlarmState {
  const { since, clearedAt, toldAt, nextTryAt, tries } = alarm
  const tellNow = { toldAt: null, toldBy: [], nextTryAt: now, tries: 0 }
  if (clearedAt) {
    // Who may have heard that it is over, or has never heard that it began, must hear that it is on.
    const known = toldAt !== null && tries === 0
    return { ...alarm, clearedAt: null, ...(known ? { nextTryAt: null } : tellNow) }
  }
  const held = now.getTime() - since.getTime() >= ALARM_BEGINS_AFTER_MS
  return held && !toldAt && !nextTryAt ? { ...alarm, ...tellNow } : alarm
}

/** What a try at telling leads to; `missing` says that a way did not take the news, `toldBy` which have by now. */
export function afterTelling(
  alarm: AlarmState,
  { missing, toldBy }: { missing: boolean; toldBy: string[] },
  now: Date,
): AlarmState | 'forget' {
  if (missing) return { ...alarm, toldBy, nextTryAt: new Date(now.getTime() + retellAfter(alarm.tries)) }
  if (alarm.clearedAt) return 'forget'
  return { ...alarm, toldAt: now, toldBy: [], nextTryAt: null, tries: 0 }
}

/** Milliseconds until a telling that failed is tried again: a minute, then twice as long each time, an hour at most. */
const retellAfter = (tries: number): number => Math.min(2 ** Math.min(tries - 1, 10), 60) * 60_000
