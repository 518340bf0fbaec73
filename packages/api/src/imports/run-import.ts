import type { ImportState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { EventKind } from '../events/kinds.ts'
import { record } from '../events/record.ts'
import { assertMine, findImport, type ImportRecord } from './find-import.ts'
import type { ImportView, StartImportInput } from './schema.ts'
import { choicesOf, type StoredChoices } from './stored.ts'
import { countRows, viewImport } from './view-import.ts'

type Id = { id: string }

/** Begins to make the rows that can be made. */
export async function startImport(ctx: Ctx, { id, doubtful: whether }: StartImportInput): Promise<ImportView> {
  const row = await findImport(ctx, id)
  assertMine(ctx, row)
  const { good, doubtful } = await countRows(ctx, id)
  if (row.state === 'checked' && good + (whether === 'make' ? doubtful : 0) === 0) {
    throw new AppError('conflict', 'No rows can be created. Fix the file and upload it again.', { reason: 'noRows' })
  }
  const now = ctx.clock.now()
  return change(ctx, row, {
    from: ['checked'],
    to: {
      state: 'running',
      startedAt: now,
      nextStepAt: now,
      choices: JSON.stringify({ ...choicesOf(row), doubtful: whether } satisfies StoredChoices),
    },
    kind: 'importStarted',
    words: 'Check the rows before you start the import.',
  })
}

/** Stops after the row that is being made. */
export async function pauseImport(ctx: Ctx, { id }: Id): Promise<ImportView> {
  return change(ctx, await findImport(ctx, id), {
    from: ['running'],
    to: { state: 'paused', nextStepAt: null },
    kind: 'importPaused',
    words: 'This import is not running.',
  })
}

/** Goes on where it stopped. */
export async function resumeImport(ctx: Ctx, { id }: Id): Promise<ImportView> {
  const row = await findImport(ctx, id)
  assertMine(ctx, row)
  return change(ctx, row, {
    from: ['paused'],
    to: { state: 'running', nextStepAt: ctx.clock.now() },
    kind: 'importResumed',
    words: 'This import is not paused.',
  })
}

/** Ends an import for good. What was made stays; what was not is never made. */
export async function cancelImport(ctx: Ctx, { id }: Id): Promise<ImportView> {
  const now = ctx.clock.now()
  return change(ctx, await findImport(ctx, id), {
    from: ['needsEncoding', 'ready', 'checking', 'checked', 'running', 'paused'],
    to: { state: 'cancelled', endedAt: now, nextStepAt: now },
    kind: 'importCancelled',
    words: 'This import has already ended.',
  })
}

type Change = {
  from: ImportState[]
  to: { state: ImportState; startedAt?: Date; endedAt?: Date; choices?: string; nextStepAt: Date | null }
  kind: EventKind
  words: string
}

async function change(ctx: Ctx, row: ImportRecord, { from, to, kind, words }: Change): Promise<ImportView> {
  await record(ctx, async (tx, emit) => {
    const written = await tx.import.updateMany({
      where: { id: row.id, state: { in: from } },
      data: { ...to, problem: null, changedAt: ctx.clock.now() },
    })
    if (written.count === 0) throw new AppError('conflict', words, { reason: 'state' })
    await emit({ verificationId: null, kind, facts: { importId: row.id, rows: row.total } })
  })
  return viewImport(ctx, await findImport(ctx, row.id))
}
