import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import type { SavedEvidence } from './save-result-evidence.ts'

/** Writes the rows of evidence that storage holds already, inside the settling transaction. */
export async function noteResultEvidence(
  tx: Tx,
  ctx: Ctx,
  session: { id: string; verificationId: string },
  saved: SavedEvidence[],
): Promise<void> {
  const createdAt = ctx.clock.now()
  await tx.evidence.createMany({
    data: saved.map((item) => ({
      id: ctx.ids.next('evd'),
      verificationId: session.verificationId,
      sessionId: session.id,
      createdAt,
      ...item,
    })),
  })
}
