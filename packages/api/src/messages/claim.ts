/** 20 s for the call, the rest for the writes; taken anew when the call begins, so waiting for a slot uses none of it up. */
const LEASE_SECONDS = 30

/** A message that one worker alone may send, until `lease`, the instant now in its nextTryAt. */
export type ClaimedMessage = { id: string; lease: Date }

export const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_SECONDS * 1000)

/** The condition of every write of who holds the lease: a late worker writes nothing. */
export const held = ({ id, lease }: ClaimedMessage) => ({ id, state: 'queued', nextTryAt: lease })
