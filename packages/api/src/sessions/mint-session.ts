import { nextLook, tencentLanguage } from '@ekyc/domain'
import { type Applied, EkycError } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { expectedFailure } from '../errors.ts'
import { record } from '../events/record.ts'
import { currentComparePhoto } from '../evidence/current-compare-photo.ts'
import { photoPlacedAfter } from '../evidence/photo-placed-after.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import type { VerificationRow } from '../verifications/find-verification.ts'
import { linkUrl } from '../verifications/link-code.ts'
import { type MintLease, releaseMintLease, startWithToken, takeMintLease } from '../verifications/mint-lease.ts'
import { sentExtra } from '../verifications/sent-extra.ts'
import type { Consent } from './consent.ts'
import { keepConsentText } from './consent-text.ts'
import { hashToken, sealSecrets } from './secrets.ts'

/** `taken`: another tap is minting; its lease ends within 15 s. */
export type Minted = 'taken' | { url: string } | { refused: 'unavailable' | 'needsPhoto' }

type MintInput = { code: string; consent: Consent }

/** A waiting customer waits this long for a slot of the budget. */
const SLOT_WAIT_MS = 3000

/** Mints one BizToken under a lease that is written before the call; the token is committed before anybody gets its address. */
export async function mintSession(ctx: Ctx, row: VerificationRow, input: MintInput): Promise<Minted> {
  const lease = { sessionId: ctx.ids.next('ses'), at: ctx.clock.now() }
  if (!(await takeLease(ctx, row, lease, input))) return 'taken'
  try {
    const applied = await apply(ctx, row, input)
    if (await isKnown(ctx, applied)) {
      ctx.meter.mintLost()
      await release(ctx, row.id, lease, 'nonsense')
      return { refused: 'unavailable' }
    }
    const committed = await commit(ctx, row, lease, applied)
    return committed ? { url: applied.verificationUrl } : 'taken'
  } catch (error) {
    const problem = error instanceof EkycError ? error : null
    const reason = problem?.reason ?? (expectedFailure(error) ? 'unavailable' : 'bug')
    await release(ctx, row.id, lease, reason, reason === 'ruleId' ? await ruleOf(ctx, row) : {})
    if (!problem) throw error
    if (problem.answerLost) ctx.meter.mintLost()
    return { refused: problem.reason === 'photo' ? 'needsPhoto' : 'unavailable' }
  }
}

/** False when another tap is minting, or has minted since this one read the row: it then gets that address. */
async function takeLease(ctx: Ctx, row: VerificationRow, lease: MintLease, input: MintInput): Promise<boolean> {
  const interrupted = await record(ctx, async (tx, emit) => {
    if (!(await takeMintLease(tx, row, lease))) return null
    // What a killed process left behind: its token, if there was one, is lost.
    const left = await tx.session.deleteMany({ where: { verificationId: row.id, state: 'minting' } })
    if (left.count > 0) await emit({ verificationId: row.id, kind: 'mintFailed', facts: { reason: 'interrupted' } })
    await keepConsentText(tx, input.consent, lease.at)
    await tx.session.create({
      data: {
        id: lease.sessionId,
        verificationId: row.id,
        state: 'minting',
        createdAt: lease.at,
        consentAt: lease.at,
        consentLocale: input.consent.locale,
        consentVersion: input.consent.version,
      },
    })
    return left.count > 0
  })
  if (interrupted) ctx.meter.mintLost()
  return interrupted !== null
}

/** Reports whether the token was issued before: results are found by the token, so it would show another customer's. */
async function isKnown(ctx: Ctx, { bizToken }: Applied): Promise<boolean> {
  const known = await ctx.db.client.session.findUnique({
    where: { tokenHash: hashToken(bizToken) },
    select: { id: true },
  })
  return known !== null
}

async function apply(ctx: Ctx, row: VerificationRow, input: MintInput) {
  const { config, checkMode, handling } = await getPinnedProfile(ctx.db.client, row.profileVersionId)
  const compares = checkMode === 2
  const compareImage = compares
    ? await currentComparePhoto(ctx, row.id, ctx.keyring.open(row.dataKey, row.id))
    : undefined
  if (compares && !compareImage) throw new EkycError({ kind: 'customerInput', reason: 'photo' })
  return ctx.ekyc.apply({
    redirectUrl: `${linkUrl(ctx, input.code)}/return`,
    compareImage,
    extra: sentExtra(row),
    ruleId: handling.ruleId ?? undefined,
    config: { ...config, Language: tencentLanguage(input.consent.locale) },
    slotWaitMs: SLOT_WAIT_MS,
  })
}

/** Conditional on still holding the lease: a slow answer that comes after it is counted, not stored. */
async function commit(ctx: Ctx, row: VerificationRow, lease: MintLease, applied: Applied): Promise<boolean> {
  const issuedAt = ctx.clock.now()
  const committed = await record(ctx, async (tx, emit) => {
    if (!(await startWithToken(tx, row, lease, issuedAt))) return false
    await tx.session.update({
      where: { id: lease.sessionId },
      data: {
        ...sealSecrets(ctx.keyring.open(row.dataKey, row.id), lease.sessionId, applied),
        state: 'open',
        issuedAt,
        requestId: applied.requestId,
        region: ctx.server.region,
        nextLookAt: nextLook({ issuedAt, now: issuedAt }),
      },
    })
    if (row.declined) await emit({ verificationId: row.id, kind: 'declineWithdrawn' })
    await emit({ verificationId: row.id, kind: 'sessionStarted', facts: { sessionId: lease.sessionId } })
    return true
  })
  if (!committed) {
    ctx.meter.mintLost()
    await release(ctx, row.id, lease, 'tooLate')
  }
  return committed
}

/** A failure frees the lease at once, so the next tap need not wait for it to run out. */
async function release(
  ctx: Ctx,
  verificationId: string,
  lease: MintLease,
  reason: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  ctx.log.warn({ verificationId, reason }, 'BizToken could not be issued')
  await record(ctx, async (tx, emit) => {
    const needsPhoto = reason === 'photo' && !(await photoPlacedAfter(tx, verificationId, lease.at))
    await releaseMintLease(tx, verificationId, lease, needsPhoto ? 'comparePhoto' : null)
    await tx.session.deleteMany({ where: { id: lease.sessionId, state: 'minting' } })
    await emit({ verificationId, kind: 'mintFailed', facts: { reason, ...facts } })
  })
}

/** The RuleId that Tencent does not know, and the profile that names it. */
async function ruleOf(ctx: Ctx, row: VerificationRow) {
  const { name, handling } = await getPinnedProfile(ctx.db.client, row.profileVersionId)
  return { profile: name, ruleId: handling.ruleId }
}
