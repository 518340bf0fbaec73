import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { findVerification } from '../verifications/find-verification.ts'
import { listEvidence } from './list-evidence.ts'
import { readResults } from './read-results.ts'
import { keyOrReport } from './report-damage.ts'
import type { EvidenceLookView } from './schema.ts'
import { viewerOf } from './viewer-of.ts'

const LOOK_MINUTES = 5

/** Opens the evidence of one verification to one person for 5 minutes. The look and its reason are in the timeline first. */
export async function lookAtEvidence(
  ctx: Ctx,
  input: { verificationId: string; reason: string },
): Promise<EvidenceLookView> {
  const viewer = viewerOf(ctx)
  const now = ctx.clock.now()
  const until = new Date(now.getTime() + LOOK_MINUTES * 60_000)
  const row = await findVerification(ctx.db.client, ctx, input.verificationId)
  const key = await keyOrReport(ctx, row)
  if (!key)
    throw new AppError(
      'gone',
      'The key of this verification was changed outside the program, so its evidence can’t be opened. Your admins were alerted.',
      { reason: 'damaged' },
    )
  await record(ctx, async (tx, emit) => {
    const id = ctx.ids.next('look')
    await tx.evidenceLook.create({
      data: {
        id,
        verificationId: input.verificationId,
        userId: viewer.userId,
        reason: key.seal(input.reason, id),
        createdAt: now,
        until,
      },
    })
    await emit({
      verificationId: input.verificationId,
      kind: 'evidenceLooked',
      facts: { until: until.toISOString() },
      personal: { reason: input.reason },
    })
  })
  const evidence = await listEvidence(ctx, input.verificationId)
  const results = await readResults(ctx, row, key)
  return {
    until: until.toISOString(),
    items: evidence.filter(({ kind, state }) => state === 'stored' && kind !== 'rawResult'),
    ...results,
  }
}
