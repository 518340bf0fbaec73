import type { Tx } from '@ekyc/db'
import { HOUR_MS } from '@ekyc/domain'

/** Whoever was given a session longer ago has left it, although Tencent tells that only after 72 hours. */
const AT_IT_MS = HOUR_MS

/** Those of the verifications whose customer may be in the middle of it just now: an open session, issued within the last hour. */
export async function findAtIt(tx: Pick<Tx, 'session'>, verificationIds: string[], now: Date): Promise<Set<string>> {
  const sessions = await tx.session.findMany({
    where: {
      verificationId: { in: verificationIds },
      state: 'open',
      issuedAt: { gt: new Date(now.getTime() - AT_IT_MS) },
    },
    select: { verificationId: true },
  })
  return new Set(sessions.map(({ verificationId }) => verificationId))
}
