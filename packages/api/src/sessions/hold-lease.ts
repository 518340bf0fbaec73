import type { Ctx } from '../context.ts'
import { type ClaimedSession, leaseFrom } from './claim-session.ts'

/** `lost`: another process holds or settled the session. `gaveUp`: no progress for too long. `left`: the worker stops. */
export type LeaseEnd = 'lost' | 'gaveUp' | 'left'

/** A claimed session whose lease is renewed while work on it makes progress. Its `lease` is the instant written last. */
export type HeldSession = ClaimedSession & {
  /** Aborts once the work is pointless. The reason is a `LeaseEnd`. */
  signal: AbortSignal
  /** Resolves when `signal` aborts. */
  ended: Promise<LeaseEnd>
  /** Bytes arrived, so there is time for more. */
  progress(): void
  /** A save of so many bytes begins. */
  saving(bytes: number): void
  /** Ends the renewals, so that `lease` keeps its value for the final write. */
  freeze(): Promise<void>
}

/** Without progress for so long, the work is given up and rescheduled. */
const GIVE_UP_MS = 25_000
/** A slower disk or bucket than this (256 KB/s) counts as one that hangs. */
const SAVE_BYTES_PER_MS = 256
const CHECK_EVERY_MS = 5000
/** A third of the lease has passed. Short work never gets there and costs no write. */
const RENEW_BELOW_MS = 20_000

/** Renews the lease of a claimed session until it is frozen. `leaving` aborts when this process stops. */
export function holdLease(ctx: Ctx, claimed: ClaimedSession, leaving?: AbortSignal): HeldSession {
  const ending = new AbortController()
  const ended = new Promise<LeaseEnd>((resolve) => {
    ending.signal.addEventListener('abort', () => resolve(ending.signal.reason), { once: true })
  })
  const leave = () => ending.abort('left' satisfies LeaseEnd)
  leaving?.addEventListener('abort', leave)
  let allowedUntil = performance.now() + GIVE_UP_MS
  let renewal: Promise<void> | null = null

  const renew = async () => {
    const now = ctx.clock.now()
    if (held.lease.getTime() - now.getTime() > RENEW_BELOW_MS) return
    const lease = leaseFrom(now)
    const { count } = await ctx.db.client.session.updateMany({
      where: { id: claimed.id, state: 'open', nextLookAt: held.lease },
      data: { nextLookAt: lease, lastAskedAt: now },
    })
    if (count === 1) held.lease = lease
    else ending.abort('lost' satisfies LeaseEnd)
  }
  const renewSoon = () => {
    renewal ??= renew()
      // A database that is away for a moment: the lease may still last until the next try.
      .catch((error: unknown) => ctx.log.warn({ sessionId: claimed.id, error }, 'lease could not be renewed'))
      .finally(() => {
        renewal = null
      })
  }
  const timer = setInterval(() => {
    if (performance.now() > allowedUntil) ending.abort('gaveUp' satisfies LeaseEnd)
    else renewSoon()
  }, CHECK_EVERY_MS)

  const held: HeldSession = {
    ...claimed,
    signal: ending.signal,
    ended,
    progress() {
      allowedUntil = performance.now() + GIVE_UP_MS
      renewSoon()
    },
    saving(bytes) {
      allowedUntil = performance.now() + GIVE_UP_MS + bytes / SAVE_BYTES_PER_MS
      renewSoon()
    },
    async freeze() {
      clearInterval(timer)
      leaving?.removeEventListener('abort', leave)
      await renewal
    },
  }
  if (leaving?.aborted) leave()
  return held
}
