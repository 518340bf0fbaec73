import type { Ctx } from '../context.ts'
import { hashOf } from '../hash-of.ts'

type SignInCtx = Pick<Ctx, 'db' | 'clock'>

/** The first wrong passwords cost nothing: people mistype. */
const FREE_FAILURES = 3
const MAX_DELAY_MS = 8000
const FORGOTTEN_AFTER_MINUTES = 15

/**
 * Milliseconds that the next try for this account waits: 1, 2, 4, then 8 s for ever.
 * A wait and never a refusal, so a stranger who guesses costs the owner 8 s and cannot shut anybody out.
 */
export async function delayBeforeSignIn(ctx: SignInCtx, email: string): Promise<number> {
  const row = await ctx.db.client.signInDelay.findUnique({ where: { emailHash: hash(email) } })
  if (!row || row.until <= ctx.clock.now() || row.failures < FREE_FAILURES) return 0
  return Math.min(1000 * 2 ** (row.failures - FREE_FAILURES), MAX_DELAY_MS)
}

/** Counts a wrong password, for accounts that exist and for those that do not. */
export async function noteFailedSignIn(ctx: SignInCtx, email: string): Promise<void> {
  const emailHash = hash(email)
  const now = ctx.clock.now()
  const until = new Date(now.getTime() + FORGOTTEN_AFTER_MINUTES * 60_000)
  await ctx.db.client.signInDelay.deleteMany({ where: { until: { lte: now } } })
  await ctx.db.client.signInDelay.upsert({
    where: { emailHash },
    create: { emailHash, failures: 1, until },
    update: { failures: { increment: 1 }, until },
  })
}

/** The right password clears what was counted. */
export async function forgetFailedSignIns(ctx: SignInCtx, email: string): Promise<void> {
  await ctx.db.client.signInDelay.deleteMany({ where: { emailHash: hash(email) } })
}

const hash = (email: string) => hashOf('sign-in', email.trim().toLowerCase())
