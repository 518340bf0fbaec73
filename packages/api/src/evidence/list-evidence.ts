import { cardParts, type EvidenceKind } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { instant } from '../instant.ts'
import type { EvidenceView } from './schema.ts'

/** What exists, for everybody: kind and time, never a picture. */
export async function listEvidence(ctx: Ctx, verificationId: string): Promise<EvidenceView[]> {
  const rows = await ctx.db.client.evidence.findMany({ where: { verificationId }, orderBy: { id: 'asc' } })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as EvidenceKind,
    name: row.name,
    part: row.kind === 'cardImage' ? partOf(row.name) : null,
    state: row.state as EvidenceView['state'],
    sessionId: row.sessionId,
    mediaType: row.mediaType,
    bytes: row.bytes,
    createdAt: row.createdAt.toISOString(),
    replacedAt: instant(row.replacedAt),
  }))
}

/** From `1-back`. */
function partOf(name: string): EvidenceView['part'] {
  const [card, side] = name.split('-')
  return { card: Number(card), side: cardParts.find((each) => each === side) ?? 'card' }
}
