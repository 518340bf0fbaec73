import type { Channel } from '@ekyc/domain'

const LEASE_SECONDS = 30
/**
 * Taken anew when the call begins, so waiting for a slot uses none of it up: 20 s for the call, 10 s for the writes, the rest
 * for the clocks of two workers, or the one that is ahead would take the other's tries for lost. An e-mail may go out again
 * under its Message-ID, so it is not held up long after a kill; an SMS would be given up for no reason, so there the clocks
 * may each be off by the minute of which nobody is told.
 */
const TRY_SECONDS: Record<Channel, number> = { email: 60, sms: 150 }

/** A message that one worker alone may send, until `lease`, the instant now in its nextTryAt. */
export type ClaimedMessage = { id: string; lease: Date }

const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)

export const leaseFrom = (now: Date) => after(now, LEASE_SECONDS)
export const tryLeaseFrom = (now: Date, channel: Channel) => after(now, TRY_SECONDS[channel])

/** The condition of every write of who holds the lease: a late worker writes nothing. */
export const held = ({ id, lease }: ClaimedMessage) => ({ id, state: 'queued', nextTryAt: lease })
