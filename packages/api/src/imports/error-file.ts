import { CSV_BOM, can, csvLine, type ImportField } from '@ekyc/domain'
import { importTranslators } from '@ekyc/i18n/imports'
import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { cellsOf, fileNameContext, findImport, type ImportRecord, keyOf, personOf } from './find-import.ts'
import { hasReasons } from './reason-column.ts'
import type { RowNote } from './schema.ts'
import { columnsOf, formatOf, notesOf } from './stored.ts'

type Language = keyof typeof importTranslators
type Translate = (typeof importTranslators)[Language]

const NOT_MADE = ['good', 'doubtful', 'bad', 'failed']
const BATCH = 500

/** The rows that were not made as a CSV, each with its reason, to be mended and dropped again. */
export async function errorFile(
  ctx: Ctx,
  { id, language }: { id: string; language: Language },
): Promise<{ fileName: string; lines: AsyncGenerator<string> }> {
  if (!can(personOf(ctx).role, 'imports.run')) {
    throw new AppError('notAllowed', 'You don’t have permission to do this. Ask an admin.')
  }
  const found = await findImport(ctx, id)
  const key = keyOf(ctx, found)
  if (!key) throw new AppError('gone', 'The rows of this import were deleted 7 days after it ended.')
  const name = key.unseal(found.fileName, fileNameContext(id)).toString('utf8')
  return {
    fileName: `${name.replace(/\.\w{1,5}$/, '')} ${importTranslators[language]('imports.toMend')}.csv`.trim(),
    lines: linesOf(ctx, found, key, importTranslators[language]),
  }
}

async function* linesOf(ctx: Ctx, found: ImportRecord, key: DataKey, t: Translate): AsyncGenerator<string> {
  const head = await headOf(ctx, found, key)
  // New reasons stand in the place of those that it came back with.
  const own = (cells: string[]) => (hasReasons(head) ? cells.slice(1) : cells)
  yield CSV_BOM + csvLine([t('imports.reason'), ...own(head)])
  for (let after = 0, more = true; more; ) {
    const rows = await ctx.db.client.importRow.findMany({
      where: { importId: found.id, number: { gt: after }, state: { in: NOT_MADE } },
      orderBy: { number: 'asc' },
      take: BATCH,
    })
    yield rows.map((row) => csvLine([reasonOf(notesOf(row), t), ...own(cellsOf(key, row))])).join('')
    after = rows.at(-1)?.number ?? after
    more = rows.length === BATCH
  }
}

/** The file's own names, or ours for a file without any, so that the columns are found again. */
async function headOf(ctx: Ctx, found: ImportRecord, key: DataKey): Promise<string[]> {
  if (!formatOf(found).header) return columnsOf(found).map((field) => field ?? '')
  const first = await ctx.db.client.importRow.findFirstOrThrow({
    where: { importId: found.id },
    orderBy: { number: 'asc' },
  })
  return cellsOf(key, first)
}

function reasonOf(notes: RowNote[], t: Translate): string {
  if (notes.length === 0) return t('imports.note.notReached')
  return notes
    .map((note) => (note.field ? `${nameOf(note.field, t)}: ${wordsOf(note, t)}` : wordsOf(note, t)))
    .join('; ')
}

const nameOf = (field: ImportField, t: Translate) => t(`imports.field.${field}`)
const wordsOf = ({ note, row, kind, words }: RowNote, t: Translate) =>
  words ?? t(`imports.note.${note}`, { row: row ?? 0, kind: kind ?? 'unknown' })
