import type { Tx } from '@ekyc/db'
import { MINT_LEASE_SECONDS, type Needs } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { notEnded } from './axes.ts'
import type { VerificationRow } from './find-verification.ts'

/** One mint at a time: who holds the lease of a verification alone calls Tencent for it. `sessionId`: of the session it is for. */
export type MintLease = { sessionId: string; at: Date }

const endOf = (at: Date) => new Date(at.getTime() + MINT_LEASE_SECONDS * 1000)
const free = { mintingSessionId: null, mintingUntil: null }

/**
 * Past, or so far ahead that the clock was set back since it was taken: twice as far as a lease reaches, because the
 * other replica's clock, or its moment, may be a little later than ours.
 */
export const leaseIsOver = (now: Date) => ({
  OR: [{ mintingUntil: { lte: now } }, { mintingUntil: { gt: endOf(endOf(now)) } }],
})

/** False when another tap is minting, or has minted since the row was read. */
export async function takeMintLease(tx: Tx, row: VerificationRow, lease: MintLease): Promise<boolean> {
  const { count } = await tx.verification.updateMany({
    where: {
      id: row.id,
      tokensMinted: row.tokensMinted,
      ...notEnded,
      OR: [{ mintingUntil: null }, leaseIsOver(lease.at)],
    },
    data: { mintingSessionId: lease.sessionId, mintingUntil: endOf(lease.at) },
  })
  return count === 1
}

/** Starts the verification with the token that the lease was taken for; false when it is no longer held. */
export async function startWithToken(tx: Tx, row: VerificationRow, lease: MintLease, issuedAt: Date): Promise<boolean> {
  const { count } = await tx.verification.updateMany({
    where: { id: row.id, mintingSessionId: lease.sessionId, mintingUntil: { gt: issuedAt }, ...notEnded },
    data: {
      ...free,
      hasOpenSession: true,
      progress: 'started',
      startedAt: row.startedAt ?? issuedAt,
      tokensMinted: { increment: 1 },
      // What was declined after this tap stands.
      ...(row.declined ? { declined: null, openDecline: null } : {}),
    },
  })
  return count === 1
}

/** Gives the lease back after a failure, and notes what a further mint needs first. */
export async function releaseMintLease(
  tx: Tx,
  verificationId: string,
  { sessionId }: MintLease,
  needs: Needs | null,
): Promise<void> {
  await tx.verification.updateMany({
    where: { id: verificationId, mintingSessionId: sessionId },
    data: { ...free, ...(needs ? { needs } : {}) },
  })
}

/** Verifications whose lease is over and was not given back. */
export async function findStaleMints(ctx: Pick<Ctx, 'db'>, now: Date, limit: number) {
  return ctx.db.client.verification.findMany({
    where: leaseIsOver(now),
    take: limit,
    select: { id: true, mintingSessionId: true },
  })
}

/** Takes a lease that is over from whom it was left to; false when somebody was faster. */
export async function freeStaleMint(
  tx: Tx,
  { id, mintingSessionId }: { id: string; mintingSessionId: string | null },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.verification.updateMany({
    where: { id, mintingSessionId, ...leaseIsOver(now) },
    data: free,
  })
  return count === 1
}
