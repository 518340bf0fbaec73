import { HOUR_MS, STORAGE_PATIENCE_HOURS } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import { StorageError } from '@ekyc/storage'
import type { ResultDetails, SessionResult } from '@ekyc/tencent'
import pTimeout from 'p-timeout'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { noteResultEvidence } from '../evidence/note-result-evidence.ts'
import {
  mediaBytes,
  missingEvidence,
  type SavedEvidence,
  saveResultEvidence,
} from '../evidence/save-result-evidence.ts'
import { storedResult } from '../evidence/stored-result.ts'
import { settleVerification } from '../verifications/settle-verification.ts'
import { cardFacts } from './card-facts.ts'
import { sealCardNames } from './card-names.ts'
import type { HeldSession } from './hold-lease.ts'
import { rawContext } from './raw-of-sessions.ts'
import { reschedule } from './reschedule-look.ts'

type Settling = {
  id: string
  verificationId: string
  createdAt: Date
  issuedAt: Date | null
  failedLooks: number
  lastUnfinishedAt: Date | null
  returned: string | null
  lookProblem: string | null
  verification: { extra: string | null }
}

/**
 * Writes a result and everything that follows from it: evidence first, then session, attempts and verification in one
 * transaction that only the holder of the lease can commit.
 */
export async function settleSession(
  ctx: Ctx,
  held: HeldSession,
  session: Settling,
  key: DataKey,
  result: Exclude<SessionResult, { state: 'pending' }>,
): Promise<'settled' | 'failed' | 'pending' | 'overtaken'> {
  const saved = await saveOrSettleWithout(ctx, held, session, key, result)
  await held.freeze()
  if (!saved) return reschedule(ctx, held, session, { problem: 'storage' })

  const now = ctx.clock.now()
  const settled = await record(ctx, async (tx, emit) => {
    const { count } = await tx.session.updateMany({
      where: { id: session.id, state: 'open', nextLookAt: held.lease },
      data: {
        state: result.state,
        settledAt: now,
        nextLookAt: null,
        lookProblem: null,
        errorCode: result.code,
        errorMessage: result.message,
        pendingCode: null,
        cards: cardFacts(result.cards),
        sealedCardNames: sealCardNames(key, session.id, result.cards),
        sealedRaw: saved.sealedRaw,
        ...(result.requestId ? { requestId: result.requestId } : {}),
      },
    })
    if (count === 0) return false
    await tx.attempt.createMany({
      data: result.attempts.map(({ code, message, livenessTags, ...attempt }) => ({
        id: ctx.ids.next('att'),
        verificationId: session.verificationId,
        sessionId: session.id,
        errorCode: code,
        errorMessage: message,
        livenessTags: livenessTags.length > 0 ? JSON.stringify(livenessTags) : null,
        ...attempt,
      })),
    })
    await noteResultEvidence(tx, ctx, session, saved.evidence)
    const about = { verificationId: session.verificationId, facts: { sessionId: session.id, code: result.code } }
    await emit({ ...about, kind: result.state === 'passed' ? 'sessionPassed' : 'sessionFailed' })
    if (saved.sealedRaw) await emit({ ...about, kind: 'evidenceMissing', alert: true })
    if (extraDiffers(session.verification.extra, result)) await emit({ ...about, kind: 'extraDiffers', alert: true })
    await settleVerification(
      ctx,
      tx,
      emit,
      session,
      result.state === 'passed' ? { state: 'passed' } : { state: 'failed', code: result.code },
    )
    return true
  })
  if (!settled) return 'overtaken'
  ctx.meter.settled((now.getTime() - (session.issuedAt ?? session.createdAt).getTime()) / 1000)
  return 'settled'
}

/** After hour 70 storage that hangs counts as one that refuses, before the poll is given up: 10 s, and more for large files. */
const LAST_SAVE_MS = 10_000
const LAST_SAVE_BYTES_PER_MS = 256

type Saved = { evidence: SavedEvidence[]; sealedRaw: string | null }

/** Null while storage refuses and there is still time; after hour 70 the outcome counts more than its media. */
async function saveOrSettleWithout(
  ctx: Ctx,
  held: HeldSession,
  session: Settling,
  key: DataKey,
  result: ResultDetails,
): Promise<Saved | null> {
  const age = ctx.clock.now().getTime() - (session.issuedAt ?? session.createdAt).getTime()
  const patient = age < STORAGE_PATIENCE_HOURS * HOUR_MS
  try {
    const bytes = mediaBytes(result)
    held.saving(bytes)
    const saving = saveResultEvidence(ctx, session, key, result)
    const milliseconds = LAST_SAVE_MS + bytes / LAST_SAVE_BYTES_PER_MS
    const evidence = patient ? await saving : await pTimeout(saving, { milliseconds, message: false })
    if (evidence) return { evidence, sealedRaw: null }
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
  }
  if (patient) return null
  return {
    evidence: missingEvidence(session, result),
    sealedRaw: key.seal(JSON.stringify(storedResult(result)), rawContext(session.id)),
  }
}

/** What was handed to Tencent comes back with the result; where we sent nothing, nothing is expected. */
function extraDiffers(sent: string | null, { extra }: ResultDetails): boolean {
  return sent !== null && sent !== '' && extra !== sent
}
