import type { Tx } from '@ekyc/db'
import { hasNameColumn } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { assertMine, assertState, findImport } from './find-import.ts'
import type { ChooseInput, ImportView } from './schema.ts'
import { columnsOf, formatOf } from './stored.ts'
import { viewImport } from './view-import.ts'

const BEFORE_START = ['ready', 'checking', 'checked'] as const

/** Says which column is which field and what holds for all rows, and has every row checked by it. Nothing is made yet. */
export async function choose(ctx: Ctx, { id, columns, header, choices }: ChooseInput): Promise<ImportView> {
  const row = await findImport(ctx, id)
  assertMine(ctx, row)
  assertState(row, BEFORE_START, 'This import has already started, so its columns and settings can’t be changed.')
  if (columns.length !== columnsOf(row).length) {
    throw new AppError('invalidInput', 'Set a field, or null, for each column in the file.', { field: 'columns' })
  }
  if (!hasNameColumn(columns)) {
    throw new AppError('invalidInput', 'Choose the column that contains the customer names.', {
      field: 'columns',
      reason: 'noNameColumn',
    })
  }
  const { id: profileId, name, handling } = await findProfileVersion(ctx, choices.profileId)
  if (choices.send.some((channel) => handling.channels[channel] === 'off')) {
    throw new AppError('invalidInput', `“${name}” does not allow this channel. Choose another channel or profile.`, {
      field: 'choices.send',
      reason: 'channelOff',
    })
  }

  const format = formatOf(row)
  await ctx.db.transaction(async (tx) => {
    const written = await tx.import.updateMany({
      where: { id, state: { in: [...BEFORE_START] }, format: row.format },
      data: {
        state: 'checking',
        problem: null,
        columns: JSON.stringify(columns),
        // The default of now, so that the rows are made as they were checked.
        choices: JSON.stringify({ ...choices, profileId }),
        format: JSON.stringify({ ...format, header }),
        total: row.total + Number(format.header) - Number(header),
        checkedTo: 0,
        changedAt: ctx.clock.now(),
        nextStepAt: ctx.clock.now(),
      },
    })
    if (written.count === 0)
      throw new AppError('conflict', 'This import was changed by someone else. Reload it and try again.', {
        reason: 'state',
      })
    if (header !== format.header) await setFirstRow(tx, id, header)
  })
  return viewImport(ctx, await findImport(ctx, id))
}

/** The first row is a customer like any other, or names the columns. */
async function setFirstRow(tx: Tx, importId: string, header: boolean): Promise<void> {
  const first = await tx.importRow.findFirst({ where: { importId }, orderBy: { number: 'asc' } })
  if (!first) return
  await tx.importRow.update({
    where: { importId_number: { importId, number: first.number } },
    data: { state: header ? 'header' : 'read' },
  })
}
