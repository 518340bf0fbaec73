import type { DataKey } from '@ekyc/storage'
import type { ResultCard } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { rawOfSessions } from '../sessions/raw-of-sessions.ts'
import type { EvidenceLookView } from './schema.ts'

type StoredResult = { answer: unknown; cards: Omit<ResultCard, 'images'>[] }

/** Card fields and raw answers: from storage, or from the session's row where storage could not take them. */
export async function readResults(
  ctx: Ctx,
  verificationId: string,
  key: DataKey,
): Promise<Pick<EvidenceLookView, 'cards' | 'raw'>> {
  const stored = await ctx.db.client.evidence.findMany({
    where: { verificationId, kind: 'rawResult', state: 'stored' },
  })
  const fromStorage = await Promise.all(
    stored.map(async (row) => ({ sessionId: row.sessionId ?? '', bytes: await ctx.evidence.get(row.storageKey, key) })),
  )
  const results = [...fromStorage, ...(await rawOfSessions(ctx, verificationId, key))].map(({ sessionId, bytes }) => ({
    sessionId,
    result: JSON.parse(bytes.toString('utf8')) as StoredResult,
  }))
  return {
    cards: results.flatMap(({ sessionId, result }) => result.cards.map((card) => ({ sessionId, ...card }))),
    raw: results.map(({ sessionId, result }) => ({ sessionId, answer: result.answer })),
  }
}
