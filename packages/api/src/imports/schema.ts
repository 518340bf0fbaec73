import {
  channels,
  type FileKind,
  fields,
  type ImportField,
  type ImportNote,
  type ImportProblem,
  type ImportRowState,
  type ImportState,
  importFields,
  importLimits,
  importRowStates,
  locales,
} from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'
import { type Encoding, encodings } from './read/decoder.ts'
import type { Separator } from './read/separator.ts'

const id = idField

/** What holds for all rows; a row's own column wins. */
export const importChoices = z.strictObject({
  /** Defaults to the default profile. */
  profileId: id.optional(),
  /** Language of the customers' pages and messages, for rows that name none. */
  locale: z.enum(locales).optional(),
  /** Of the rows that name none; defaults to the maker's own. */
  unit: fields.unit.optional(),
  /** 1 to 2160 (90 days); defaults to the profile's link lifetime. */
  expiresInHours: fields.expiresInHours.optional(),
  /** By which ways each row's link is sent, as far as the row has an address for it; none keeps the links here. */
  send: z
    .array(z.enum(channels))
    .max(channels.length)
    .transform((chosen) => channels.filter((channel) => chosen.includes(channel)))
    .default([]),
})
export type ImportChoices = z.output<typeof importChoices>

export const startImportInput = z.strictObject({
  id,
  /** Whether rows with a doubt, such as an open verification of the same person, are made. */
  doubtful: z.enum(['make', 'leaveOut']).default('make'),
})
export type StartImportInput = z.output<typeof startImportInput>

export const importColumns = z
  .array(z.enum(importFields).nullable())
  // One more than the file had, where it comes back with our reasons.
  .max(importLimits.columns + 1)
  .refine((columns) => {
    const used = columns.filter((field) => field !== null)
    return new Set(used).size === used.length
  }, 'Each field can be used for one column only.')

export const importIdInput = z.strictObject({ id })

export const chooseInput = z.strictObject({
  id,
  /** For each column of the file, in its order: which field it is; null leaves it out. */
  columns: importColumns,
  /** Whether the first row holds the names of the columns. */
  header: z.boolean(),
  choices: importChoices.prefault({}),
})
export type ChooseInput = z.output<typeof chooseInput>

export const readAsInput = z.strictObject({
  id,
  /** One of the `encodings` that the import lists. */
  encoding: z.enum(encodings),
})
export type ReadAsInput = z.output<typeof readAsInput>

export const listImportsInput = z
  .strictObject({
    /** nextCursor of the page before. */
    cursor: id.optional(),
    limit: z.int().min(1).max(100).default(20),
  })
  .prefault({})
export type ListImportsInput = z.output<typeof listImportsInput>

export const listRowsInput = z.strictObject({
  id,
  state: z.enum(importRowStates),
  /** nextCursor of the page before. */
  cursor: z.int().min(0).optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type ListRowsInput = z.output<typeof listRowsInput>

export const setPhotoInput = z.strictObject({
  id,
  row: z.int().min(1),
  /** Of `comparePhotos.upload`, by the same person. */
  photoId: id,
})
export type SetPhotoInput = z.output<typeof setPhotoInput>

/** What is wrong, doubtful or known of one field of a row, or of the whole row. */
export type RowNote = {
  field: ImportField | null
  note: ImportNote
  /** The verification that the note points to. */
  verificationId?: string
  /** What the row’s photo is instead of a JPG or PNG. */
  kind?: FileKind
  /** The row of the same file that the note points to. */
  row?: number
  /** The server's own words for what it refused. */
  words?: string
}

export type ImportRowView = {
  number: number
  state: ImportRowState
  /** Empty once the values are erased. */
  cells: string[]
  notes: RowNote[]
  /** Of its photo, until the import starts; it changes with the photo. */
  photoId: string | null
  verificationId: string | null
}
export type ImportRowPage = { items: ImportRowView[]; nextCursor: number | null }

export type ImportCounts = Record<Exclude<ImportRowState, 'header'>, number>

export type ImportSummary = {
  id: string
  createdAt: string
  createdBy: { id: string; name: string | null }
  state: ImportState
  problem: ImportProblem | null
  /** Null once it is erased, 7 days after the end. */
  fileName: string | null
  total: number
  counts: ImportCounts
  startedAt: string | null
  endedAt: string | null
}
export type ImportPage = { items: ImportSummary[]; nextCursor: string | null }

export type ImportColumn = {
  /** As the file heads it; empty without a header. */
  name: string
  /** What the first rows have in it. */
  samples: string[]
  field: ImportField | null
}

/** A way to read the file, with a few of its words as they read that way. */
export type EncodingChoice = { encoding: Encoding; sample: string[] }

export type ImportView = ImportSummary & {
  /** The encoding is null until a person has chosen it. */
  format: { encoding: Encoding | null; separator: Separator; header: boolean }
  /**
   * Every encoding that the file could be in, the likeliest first, as long as another can be chosen. Empty if the file
   * itself tells.
   */
  encodings: EncodingChoice[]
  columns: ImportColumn[]
  choices: ImportChoices
  doubtful: StartImportInput['doubtful']
  /** The ZIP that was added. */
  photos: { files: number; bytes: number } | null
  /** The last row that was checked: how far the checking is. */
  checkedTo: number
  lastRow: number
  /** Who looks at it may start it, because the verifications are made in their name. */
  mine: boolean
}
