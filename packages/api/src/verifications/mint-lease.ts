import { MINT_LEASE_SECONDS } from '@ekyc/domain'

export const mintLeaseFrom = (now: Date) => new Date(now.getTime() + MINT_LEASE_SECONDS * 1000)

/** Past, or further ahead than any lease reaches: then the clock was set back since it was taken. */
export const leaseIsOver = (now: Date) => ({
  OR: [{ mintingUntil: { lte: now } }, { mintingUntil: { gt: mintLeaseFrom(now) } }],
})
