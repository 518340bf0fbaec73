import { type Locale, nextLook, tencentLanguage } from '@ekyc/domain'
import { EkycError } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { currentComparePhoto } from '../evidence/current-compare-photo.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import type { VerificationRow } from '../verifications/find-verification.ts'
import { linkUrl } from '../verifications/link-code.ts'
import { mayRedirectTo } from './may-redirect-to.ts'
import { leaseIsOver, mintLeaseFrom } from './mint-lease.ts'
import { sealSecrets } from './secrets.ts'

/** `taken`: another tap is minting; its lease ends within 15 s. */
export type Minted = 'taken' | { url: string } | { refused: 'unavailable' | 'needsPhoto' }

type MintInput = { code: string; consent: { locale: Locale; version: string } }

/** A waiting customer waits this long for a slot of the budget. */
const SLOT_WAIT_MS = 3000

/** Mints one BizToken under a lease that is written before the call; the token is committed before anybody gets its address. */
export async function mintSession(ctx: Ctx, row: VerificationRow, input: MintInput): Promise<Minted> {
  const sessionId = ctx.ids.next('ses')
  if (!(await takeLease(ctx, row, sessionId, input))) return 'taken'
  try {
    const applied = await apply(ctx, row, input)
    if (!mayRedirectTo(ctx.config, applied.verificationUrl)) {
      await release(ctx, row.id, sessionId, 'nonsense')
      return { refused: 'unavailable' }
    }
    const committed = await commit(ctx, row, sessionId, applied)
    return committed ? { url: applied.verificationUrl } : 'taken'
  } catch (error) {
    const problem = error instanceof EkycError ? error : null
    await release(ctx, row.id, sessionId, problem?.reason ?? 'bug')
    if (!problem) throw error
    if (problem.answerLost) ctx.meter.mintLost()
    return { refused: problem.reason === 'photo' ? 'needsPhoto' : 'unavailable' }
  }
}

async function takeLease(ctx: Ctx, row: VerificationRow, sessionId: string, input: MintInput): Promise<boolean> {
  const now = ctx.clock.now()
  const verificationId = row.id
  return ctx.db.transaction(async (tx) => {
    const leased = await tx.verification.updateMany({
      where: {
        id: verificationId,
        progress: { notIn: ['completed', 'cancelled'] },
        // Another tap may have minted since the row was read: then its session is the one to use.
        tokensMinted: row.tokensMinted,
        OR: [{ mintingUntil: null }, leaseIsOver(now)],
      },
      data: { mintingSessionId: sessionId, mintingUntil: mintLeaseFrom(now) },
    })
    if (leased.count === 0) return false
    // What a killed process left behind: its token, if there was one, is lost.
    await tx.session.deleteMany({ where: { verificationId, state: 'minting' } })
    await tx.session.create({
      data: {
        id: sessionId,
        verificationId,
        state: 'minting',
        createdAt: now,
        consentAt: now,
        consentLocale: input.consent.locale,
        consentVersion: input.consent.version,
      },
    })
    return true
  })
}

async function apply(ctx: Ctx, row: VerificationRow, input: MintInput) {
  const { config } = await getPinnedProfile(ctx.db.client, row.profileVersionId)
  const compares = (config.CheckMode ?? 2) === 2
  const compareImage = compares ? await currentComparePhoto(ctx, row.id, ctx.keyring.open(row.dataKey)) : undefined
  if (compares && !compareImage) throw new EkycError({ kind: 'customerInput', reason: 'photo' })
  return ctx.ekyc.apply({
    redirectUrl: `${linkUrl(ctx, input.code)}/return`,
    compareImage,
    extra: row.extra ?? undefined,
    config: { ...config, Language: tencentLanguage(input.consent.locale) },
    slotWaitMs: SLOT_WAIT_MS,
  })
}

/** Conditional on still holding the lease: a slow answer that comes after it is counted, not stored. */
async function commit(
  ctx: Ctx,
  row: VerificationRow,
  sessionId: string,
  applied: { bizToken: string; verificationUrl: string; requestId: string | null },
): Promise<boolean> {
  const issuedAt = ctx.clock.now()
  const committed = await record(ctx, async (tx, emit) => {
    const held = await tx.verification.updateMany({
      where: {
        id: row.id,
        mintingSessionId: sessionId,
        mintingUntil: { gt: issuedAt },
        progress: { notIn: ['completed', 'cancelled'] },
      },
      data: {
        mintingSessionId: null,
        mintingUntil: null,
        hasOpenSession: true,
        progress: 'started',
        startedAt: row.startedAt ?? issuedAt,
        tokensMinted: { increment: 1 },
        declined: null,
      },
    })
    if (held.count === 0) return false
    await tx.session.update({
      where: { id: sessionId },
      data: {
        ...sealSecrets(ctx.keyring.open(row.dataKey), sessionId, applied),
        state: 'open',
        issuedAt,
        requestId: applied.requestId,
        nextLookAt: nextLook({ issuedAt, now: issuedAt }),
      },
    })
    if (row.declined) await emit({ verificationId: row.id, kind: 'declineWithdrawn' })
    await emit({ verificationId: row.id, kind: 'sessionStarted', facts: { sessionId } })
    return true
  })
  if (!committed) {
    ctx.meter.mintLost()
    await release(ctx, row.id, sessionId, 'tooLate')
  }
  return committed
}

/** A failure frees the lease at once, so the next tap need not wait for it to run out. */
async function release(ctx: Ctx, verificationId: string, sessionId: string, reason: string): Promise<void> {
  ctx.log.warn({ verificationId, reason }, 'a BizToken could not be minted')
  await record(ctx, async (tx, emit) => {
    await tx.verification.updateMany({
      where: { id: verificationId, mintingSessionId: sessionId },
      data: { mintingSessionId: null, mintingUntil: null, ...(reason === 'photo' ? { needs: 'comparePhoto' } : {}) },
    })
    await tx.session.deleteMany({ where: { id: sessionId, state: 'minting' } })
    await emit({ verificationId, kind: 'mintFailed', facts: { reason } })
  })
}
