import { z } from 'zod'
import type { ImportRecord } from './find-import.ts'
import { encodings } from './read/encoding.ts'
import { separators } from './read/separator.ts'
import { importChoices, importColumns, type RowNote, startImportInput } from './schema.ts'

const storedFormat = z.object({
  encoding: z.enum(encodings),
  separator: z.enum(separators),
  header: z.boolean(),
  /** The number of the last row. */
  lastRow: z.int(),
  photos: z.object({ files: z.int(), bytes: z.int() }).optional(),
})
export type StoredFormat = z.output<typeof storedFormat>

/** What an import keeps as JSON. */
export const formatOf = ({ format }: Pick<ImportRecord, 'format'>): StoredFormat =>
  storedFormat.parse(JSON.parse(format))
export const columnsOf = (row: ImportRecord) => importColumns.parse(JSON.parse(row.columns))
const storedChoices = importChoices.extend({ doubtful: startImportInput.shape.doubtful })
export type StoredChoices = z.output<typeof storedChoices>
export const choicesOf = (row: ImportRecord): StoredChoices => storedChoices.parse(JSON.parse(row.choices))
/** Only this room writes them, so the type holds. */
export const notesOf = (row: { notes: string }): RowNote[] => JSON.parse(row.notes)
