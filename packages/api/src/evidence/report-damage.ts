import { type DataKey, MissingError, TamperedError } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { wasTold } from '../events/earlier-events.ts'
import { record } from '../events/record.ts'
import type { EvidenceProblem } from './schema.ts'

/** The file is lost, or it is not the one that was stored. */
export const isDamage = (error: unknown): error is MissingError | TamperedError =>
  error instanceof MissingError || error instanceof TamperedError

/** Alerts once per file and kind of damage. A damaged file is never shown. */
export async function reportDamage(
  ctx: Ctx,
  file: { id: string; verificationId: string },
  damage: MissingError | TamperedError,
): Promise<void> {
  const missing = damage instanceof MissingError
  const facts = { evidenceId: file.id, problem: missing ? 'missing' : 'tampered' }
  ctx.log.error(facts, missing ? 'evidence file is missing' : 'evidence file is damaged')
  await alertOnce(ctx, {
    verificationId: file.verificationId,
    kind: missing ? 'evidenceMissing' : 'evidenceDamaged',
    facts,
  })
}

/** The key of a verification. Null, with an alert, if the row holds another verification's key. */
export async function keyOrReport(ctx: Ctx, row: { id: string; dataKey: string }): Promise<DataKey | null> {
  try {
    return ctx.keyring.open(row.dataKey, row.id)
  } catch (error) {
    if (!isDamage(error)) throw error
    const facts = { problem: 'key' }
    ctx.log.error({ verificationId: row.id, ...facts }, 'key of a verification was changed outside the program')
    await alertOnce(ctx, { verificationId: row.id, kind: 'evidenceDamaged', facts })
    return null
  }
}

export const problemOf = (damage: MissingError | TamperedError): EvidenceProblem =>
  damage instanceof MissingError ? 'missing' : 'damaged'

/** What a person reads who asked for a file that is damaged. */
export const damaged = (damage: MissingError | TamperedError) =>
  damage instanceof MissingError
    ? new AppError(
        'gone',
        'This file is missing from the evidence store. Restore it from a backup. Your admins were alerted.',
        { reason: 'missing' },
      )
    : new AppError('gone', 'This file is damaged: it does not match what was stored. Your admins have been alerted.', {
        reason: 'damaged',
      })

type Alert = { verificationId: string; kind: 'evidenceMissing' | 'evidenceDamaged'; facts: Record<string, string> }

async function alertOnce(ctx: Ctx, alert: Alert): Promise<void> {
  await record(ctx, async (tx, emit) => {
    if (!(await wasTold(tx, alert))) await emit({ ...alert, alert: true })
  })
}
