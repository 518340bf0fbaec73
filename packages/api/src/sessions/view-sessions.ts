import { resultUntil, type SessionState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { instant } from '../instant.ts'
import { readCardFacts } from './card-facts.ts'
import { readConsentTexts } from './consent-text.ts'
import type { SessionView } from './schema.ts'

/** The sessions of one verification with every attempt, oldest first, without tokens. */
export async function viewSessions(ctx: Ctx, verificationId: string): Promise<SessionView[]> {
  const rows = await ctx.db.client.session.findMany({
    where: { verificationId },
    orderBy: { id: 'asc' },
    include: { attempts: { orderBy: { seq: 'asc' } } },
  })
  const texts = await readConsentTexts(
    ctx.db.client,
    rows.map(({ consentVersion }) => consentVersion),
  )
  return rows.map((row) => ({
    id: row.id,
    state: row.state as SessionState,
    createdAt: row.createdAt.toISOString(),
    issuedAt: instant(row.issuedAt),
    resultUntil: row.issuedAt && resultUntil(row.issuedAt).toISOString(),
    nextLookAt: instant(row.nextLookAt),
    lastAskedAt: instant(row.lastAskedAt),
    lookProblem: row.lookProblem,
    pendingCode: row.pendingCode,
    settledAt: instant(row.settledAt),
    consent: { at: row.consentAt.toISOString(), locale: row.consentLocale, version: row.consentVersion },
    consentText: texts.get(row.consentVersion) ?? null,
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
    cards: readCardFacts(row.cards),
    attempts: row.attempts.map(({ verificationId: _, sessionId: __, at, livenessTags, ...attempt }) => ({
      ...attempt,
      at: instant(at),
      livenessTags: JSON.parse(livenessTags ?? '[]') as string[],
    })),
  }))
}
