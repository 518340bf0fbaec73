import type { ImportProblem, ImportRowState, ImportState } from '@ekyc/domain'
import { importRowStates } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { instant } from '../instant.ts'
import { namesOf } from '../team/names-of.ts'
import { choicesOfGuess } from './encoding-guess.ts'
import { cellsOf, fileNameContext, type ImportRecord, keyOf, personOf } from './find-import.ts'
import type { ImportColumn, ImportCounts, ImportSummary, ImportView } from './schema.ts'
import { choicesOf, columnsOf, formatOf } from './stored.ts'

const SAMPLES = 3
/** Not while it is being checked, when the console asks every second. */
const WITH_CHOICE: ReadonlySet<string> = new Set<ImportState>(['needsEncoding', 'ready', 'checked'])

/** One import with all that the console shows of it. */
export async function viewImport(ctx: Ctx, row: ImportRecord): Promise<ImportView> {
  const [summary] = await summariesOf(ctx, [row])
  if (!summary) throw new Error('one import has one summary')
  const { encoding, separator, header, lastRow, photos, guess } = formatOf(row)
  const key = keyOf(ctx, row)
  const { doubtful, ...choices } = choicesOf(row)
  return {
    ...summary,
    format: { encoding, separator, header },
    encodings: key && guess && row.storageKey && WITH_CHOICE.has(row.state) ? choicesOfGuess(key, row.id, guess) : [],
    columns: await viewColumns(ctx, row),
    choices,
    doubtful,
    photos: photos ?? null,
    checkedTo: row.checkedTo,
    lastRow,
    mine: row.createdById === personOf(ctx).userId,
  }
}

/** What a list shows of imports. */
export async function summariesOf(ctx: Ctx, rows: ImportRecord[]): Promise<ImportSummary[]> {
  const names = await namesOf(ctx, [...new Set(rows.map(({ createdById }) => createdById))])
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      createdBy: { id: row.createdById, name: names.get(row.createdById) ?? null },
      state: row.state as ImportState,
      problem: row.problem as ImportProblem | null,
      fileName: keyOf(ctx, row)?.unseal(row.fileName, fileNameContext(row.id)).toString('utf8') ?? null,
      total: row.total,
      counts: await countRows(ctx, row.id),
      startedAt: instant(row.startedAt),
      endedAt: instant(row.endedAt),
    })),
  )
}

/** True counts, read from the index by state. */
export async function countRows(ctx: Pick<Ctx, 'db'>, importId: string): Promise<ImportCounts> {
  const groups = await ctx.db.client.importRow.groupBy({ by: ['state'], where: { importId }, _count: true })
  const counts = Object.fromEntries(importRowStates.map((state) => [state, 0])) as Record<ImportRowState, number>
  for (const { state, _count } of groups) counts[state as ImportRowState] = _count
  const { header: _, ...rows } = counts
  return rows
}

async function viewColumns(ctx: Ctx, row: ImportRecord): Promise<ImportColumn[]> {
  const key = keyOf(ctx, row)
  const first = await ctx.db.client.importRow.findMany({
    where: { importId: row.id },
    orderBy: { number: 'asc' },
    take: SAMPLES + 1,
  })
  const read = first.map((each) => (key ? cellsOf(key, each) : []))
  const header = formatOf(row).header ? read.shift() : undefined
  return columnsOf(row).map((field, index) => ({
    name: header?.[index] ?? '',
    samples: read.slice(0, SAMPLES).map((cells) => cells[index] ?? ''),
    field,
  }))
}
