import type { DataKey } from '@ekyc/storage'
import { parseCards } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { rawOfSessions } from '../sessions/raw-of-sessions.ts'
import { isDamage, reportDamage } from './report-damage.ts'
import type { EvidenceLookView } from './schema.ts'
import type { StoredResult } from './stored-result.ts'

/**
 * Card fields and raw answers: from storage, or from the session's row where storage could not take them.
 * Cards are read anew from the answer, so that old answers show what today's rules read.
 */
export async function readResults(
  ctx: Ctx,
  verificationId: string,
  key: DataKey,
): Promise<Pick<EvidenceLookView, 'cards' | 'raw'>> {
  const stored = await ctx.db.client.evidence.findMany({
    where: { verificationId, kind: 'rawResult', state: 'stored' },
  })
  const fromStorage = await Promise.all(
    stored.map(async (row) => ({ sessionId: row.sessionId ?? '', bytes: await readOrReport(ctx, row, key) })),
  )
  const whole = fromStorage.flatMap(({ sessionId, bytes }) => (bytes ? [{ sessionId, bytes }] : []))
  const results = [...whole, ...(await rawOfSessions(ctx, verificationId, key))].map(({ sessionId, bytes }) => ({
    sessionId,
    result: JSON.parse(bytes.toString('utf8')) as StoredResult,
  }))
  return {
    cards: results.flatMap(({ sessionId, result }) =>
      parseCards(result.answer).map((card) => ({ sessionId, ...card })),
    ),
    raw: results.map(({ sessionId, result }) => ({ sessionId, answer: result.answer })),
  }
}

/** Null for a damaged file: the rest of the evidence is shown without it. */
async function readOrReport(
  ctx: Ctx,
  row: { id: string; verificationId: string; storageKey: string },
  key: DataKey,
): Promise<Buffer | null> {
  try {
    return await ctx.evidence.get(row.storageKey, key)
  } catch (error) {
    if (!isDamage(error)) throw error
    await reportDamage(ctx, row, error)
    return null
  }
}
