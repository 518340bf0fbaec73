import { z } from 'zod'
import type { ImportRecord } from './find-import.ts'
import { encodings } from './read/decoder.ts'
import { separators } from './read/separator.ts'
import { importChoices, importColumns, type RowNote, startImportInput } from './schema.ts'

const storedGuess = z.object({
  /** Of the file, which is kept so that it can be read in another encoding. */
  bytes: z.int(),
  candidates: z.array(z.enum(encodings)),
  /** Sealed: a few words as they are in the file. */
  samples: z.string(),
})
export type StoredGuess = z.output<typeof storedGuess>

const storedFormat = z.object({
  /** Null until a person has chosen it. */
  encoding: z.enum(encodings).nullable(),
  separator: z.enum(separators),
  header: z.boolean(),
  /** The number of the last row. */
  lastRow: z.int(),
  photos: z.object({ files: z.int(), bytes: z.int() }).optional(),
  guess: storedGuess.optional(),
})
export type StoredFormat = z.output<typeof storedFormat>

/** The format of a file whose rows can’t be read before its encoding is chosen. */
export const unread: StoredFormat = { encoding: null, separator: ',', header: true, lastRow: 0 }

/** What an import keeps as JSON. */
export const formatOf = ({ format }: Pick<ImportRecord, 'format'>): StoredFormat =>
  storedFormat.parse(JSON.parse(format))
export const columnsOf = (row: ImportRecord) => importColumns.parse(JSON.parse(row.columns))
const storedChoices = importChoices.extend({ doubtful: startImportInput.shape.doubtful })
export type StoredChoices = z.output<typeof storedChoices>
export const choicesOf = (row: ImportRecord): StoredChoices => storedChoices.parse(JSON.parse(row.choices))
/** Only this room writes them, so the type holds. */
export const notesOf = (row: { notes: string }): RowNote[] => JSON.parse(row.notes)
