import { compareNames, namesOnCard } from '@ekyc/domain/card-name'
import type { DataKey } from '@ekyc/storage'
import { parseCards } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { rawOfSessions } from '../sessions/raw-of-sessions.ts'
import { isDamage, problemOf, reportDamage } from './report-damage.ts'
import type { EvidenceLookView, EvidenceProblem } from './schema.ts'
import { type EvidenceRow, fileOf } from './stored-file.ts'
import type { StoredResult } from './stored-result.ts'

type Read = { sessionId: string; bytes: Buffer } | { sessionId: string; problem: EvidenceProblem }

/**
 * Card fields and raw answers: from storage, or from the session's row where storage could not take them.
 * Cards are read from the response each time, so that old answers show what today's rules read.
 */
export async function readResults(
  ctx: Ctx,
  { id: verificationId, customerName }: { id: string; customerName: string },
  key: DataKey,
): Promise<Pick<EvidenceLookView, 'cards' | 'raw' | 'unreadable'>> {
  const stored = await ctx.db.client.evidence.findMany({
    where: { verificationId, kind: 'rawResult', state: 'stored' },
  })
  const read = [
    ...(await Promise.all(stored.map((row) => readOrReport(ctx, row, key)))),
    ...(await rawOfSessions(ctx, verificationId, key)).map(
      ({ sessionId, bytes }): Read => (bytes ? { sessionId, bytes } : { sessionId, problem: 'damaged' }),
    ),
  ]
  const results = read.flatMap((each) =>
    'bytes' in each
      ? [{ sessionId: each.sessionId, result: JSON.parse(each.bytes.toString('utf8')) as StoredResult }]
      : [],
  )
  return {
    cards: results.flatMap(({ sessionId, result }) =>
      parseCards(result.answer).map((card) => ({
        sessionId,
        ...card,
        name: compareNames(customerName, namesOnCard(card.fields)),
      })),
    ),
    raw: results.map(({ sessionId, result }) => ({ sessionId, answer: result.answer })),
    unreadable: read.flatMap((each) => ('problem' in each ? [each] : [])),
  }
}

/** A file that is lost or damaged is reported, and the rest of the evidence is shown without it. */
async function readOrReport(ctx: Ctx, row: EvidenceRow, key: DataKey): Promise<Read> {
  const sessionId = row.sessionId ?? ''
  try {
    return { sessionId, bytes: await ctx.evidence.get(fileOf(row), key) }
  } catch (error) {
    if (!isDamage(error)) throw error
    await reportDamage(ctx, row, error)
    return { sessionId, problem: problemOf(error) }
  }
}
