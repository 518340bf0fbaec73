import type { Ctx } from '../context.ts'

const MINUTE = 60_000

type Policy = {
  /** Wrong passwords that cost nothing: people mistype. */
  free: number
  /** The pause doubles from 1 s up to this many milliseconds. */
  longestMs: number
  /** How long one check may take before the next try goes ahead, in milliseconds; 0 lets tries overlap. */
  leaseMs: number
  /** When wrong passwords are forgotten: after a quiet time, or a fixed time after the first. */
  forget: { afterMs: number; from: 'first' | 'last' }
}

/**
 * An account has at most 87 wrong passwords checked in an hour, over all addresses, plus 10 of a known browser.
 * An address is slowed down late and little: a whole branch may sign in through one.
 */
const policies = {
  account: { free: 3, longestMs: 45_000, leaseMs: 5000, forget: { afterMs: 60 * MINUTE, from: 'last' } },
  browser: { free: 3, longestMs: 8000, leaseMs: 5000, forget: { afterMs: 60 * MINUTE, from: 'last' } },
  address: { free: 60, longestMs: 4000, leaseMs: 0, forget: { afterMs: 15 * MINUTE, from: 'first' } },
} as const satisfies Record<string, Policy>

type PauseKind = keyof typeof policies
/** Whose pause it is: the kind, then a hash. */
export type PauseKey = `${PauseKind}:${string}`

/** A check that was allowed: counted as wrong until it turns out to be right. */
export type Turn = { key: PauseKey; nextAt: Date; pauseEndsAt: Date }

type PauseCtx = Pick<Ctx, 'db' | 'clock'>

const policyOf = (key: PauseKey): Policy => policies[key.slice(0, key.indexOf(':')) as PauseKind]

/** Milliseconds that pass after so many wrong passwords before the next one is checked. */
function pauseAfter(failures: number, { free, longestMs }: Policy): number {
  return failures < free ? 0 : Math.min(1000 * 2 ** (failures - free), longestMs)
}

/** Wrong passwords that still count. */
export async function failuresOf(ctx: PauseCtx, key: PauseKey): Promise<number> {
  const row = await ctx.db.client.signInPause.findUnique({ where: { key } })
  return row && row.forgetAt > ctx.clock.now() ? row.failures : 0
}

/**
 * Takes the next check for the key, by a conditional write: of several at once, on any number of replicas, one has it.
 * Else the instant to wait for.
 */
export async function takeTurn(ctx: PauseCtx, key: PauseKey): Promise<Turn | Date> {
  const policy = policyOf(key)
  const now = ctx.clock.now()
  const after = (ms: number) => new Date(now.getTime() + ms)
  const { signInPause } = ctx.db.client
  const row = await signInPause.findUnique({ where: { key } })
  // Further off than any pause: the clock has gone back since.
  const isFar = row !== null && row.nextAt > after(policy.longestMs + policy.leaseMs)
  if (row && row.nextAt > now && !isFar) return row.nextAt

  const isCounting = row !== null && row.forgetAt > now && row.forgetAt <= after(policy.forget.afterMs * 2)
  const failures = (isCounting ? row.failures : 0) + 1
  const pauseMs = pauseAfter(failures, policy)
  const nextAt = after(Math.max(pauseMs, policy.leaseMs))
  const isRunning = policy.forget.from === 'first' && isCounting && row.failures > 0
  const data = { failures, nextAt, forgetAt: isRunning ? row.forgetAt : after(policy.forget.afterMs) }
  const turn = { key, nextAt, pauseEndsAt: after(pauseMs) }
  if (row) {
    const taken = await signInPause.updateMany({ where: { key, failures: row.failures, nextAt: row.nextAt }, data })
    return taken.count === 1 ? turn : now
  }
  try {
    await signInPause.create({ data: { key, ...data } })
    return turn
  } catch (error) {
    // Somebody else was faster, or the database is away.
    if (await signInPause.findUnique({ where: { key } })) return now
    throw error
  }
}

/** The password was wrong: the turn stays counted, and the next one need only wait for the pause. */
export async function endTurn(ctx: PauseCtx, { key, nextAt, pauseEndsAt }: Turn): Promise<void> {
  if (nextAt <= pauseEndsAt) return
  await ctx.db.client.signInPause.updateMany({ where: { key, nextAt }, data: { nextAt: pauseEndsAt } })
}

/** The password was right, or none was checked: the turn does not count. */
export async function giveBackTurn(ctx: PauseCtx, { key, nextAt }: Turn): Promise<void> {
  const { signInPause } = ctx.db.client
  const counted = { gt: 0 }
  const mine = await signInPause.updateMany({
    where: { key, nextAt, failures: counted },
    data: { nextAt: ctx.clock.now(), failures: { decrement: 1 } },
  })
  if (mine.count === 0) {
    await signInPause.updateMany({ where: { key, failures: counted }, data: { failures: { decrement: 1 } } })
  }
}
