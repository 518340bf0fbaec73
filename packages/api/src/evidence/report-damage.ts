import { MissingError, TamperedError } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { wasTold } from '../events/earlier-events.ts'
import { record } from '../events/record.ts'

/** The file is there no more, or is not the one that was stored. */
export const isDamage = (error: unknown): error is MissingError | TamperedError =>
  error instanceof MissingError || error instanceof TamperedError

/** Alerts once per file and kind of damage. What was damaged is never shown. */
export async function reportDamage(
  ctx: Ctx,
  file: { id: string; verificationId: string },
  damage: MissingError | TamperedError,
): Promise<void> {
  const facts = { evidenceId: file.id, problem: damage instanceof MissingError ? 'missing' : 'tampered' }
  ctx.log.error(facts, 'a file of evidence is damaged')
  await record(ctx, async (tx, emit) => {
    const event = { verificationId: file.verificationId, kind: 'evidenceMissing', facts, alert: true } as const
    if (!(await wasTold(tx, event))) await emit(event)
  })
}
