import type { Tx } from '@ekyc/db'
import { HOUR_MS, RESULT_WINDOW_HOURS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { hashToken } from './secrets.ts'

/** Anybody who has the link can make up tokens, and each costs one call to Tencent. */
const AT_MOST = 5
/** Tencent does not document the form of a token; this keeps out what can be none. */
const LIKE_A_TOKEN = /^[!-~]{1,256}$/

export const returnedContext = (id: string) => `returned:${id}`

/**
 * Keeps a token that no session knows, to ask Tencent about it in the background: the session's row may have been lost
 * in a failover. At most 5 of one verification within the 72 hours of a result; further ones are ignored.
 */
export async function keepReturnedToken(
  ctx: Ctx,
  tx: Tx,
  verification: { id: string; dataKey: string },
  token: string,
): Promise<void> {
  if (!LIKE_A_TOKEN.test(token)) return
  const verificationId = verification.id
  const tokenHash = hashToken(token)
  const now = ctx.clock.now()
  await lockVerification(tx, verificationId)
  const before = new Date(now.getTime() - RESULT_WINDOW_HOURS * HOUR_MS)
  await tx.returnedToken.deleteMany({ where: { verificationId, createdAt: { lt: before } } })
  if ((await tx.returnedToken.count({ where: { verificationId } })) >= AT_MOST) return
  const id = ctx.ids.next('rtk')
  await tx.returnedToken.upsert({
    where: { verificationId_tokenHash: { verificationId, tokenHash } },
    create: {
      id,
      verificationId,
      tokenHash,
      sealedToken: ctx.keyring.open(verification.dataKey, verificationId).seal(token, returnedContext(id)),
      createdAt: now,
      nextTryAt: now,
    },
    update: {},
  })
}
