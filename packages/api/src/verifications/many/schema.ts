import { cancelReasons, fields } from '@ekyc/domain'
import { z } from 'zod'
import type { ErrorCode } from '../../errors.ts'
import { idsField } from '../../id-field.ts'
import type { NoReminder } from '../../messages/why-no-reminder.ts'
import { verificationFilter } from '../schema.ts'

/** As many of a filter's matches as one preview names, newest first. */
export const MOST_MATCHES = 5000

/** What can be done to many at once. */
export const acts = ['remind', 'extend', 'cancel'] as const
export type Act = (typeof acts)[number]

/** Either the ids of those that are selected, 1 to 500, or a filter for all that match. */
export const previewManyInput = z
  .strictObject({ act: z.enum(acts), ids: idsField.optional(), filter: verificationFilter.optional() })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), 'Provide either ids or a filter.')
export type PreviewManyInput = z.output<typeof previewManyInput>

/** Why one is left out: `notFound` is not there for the caller; a reminder has reasons of its own. */
export type LeftOut = NoReminder | 'notFound'

export type ManyPreview = {
  /** Those that the act can be done to, newest first. */
  ids: string[]
  leftOut: { why: LeftOut; n: number }[]
  /** More match than were looked at: the newest 5,000. */
  capped: boolean
}

export const extendManyInput = z.strictObject({ ids: idsField, expiresInHours: fields.expiresInHours })
export const cancelManyInput = z.strictObject({
  ids: idsField,
  reason: z.enum(cancelReasons),
  note: fields.note.optional(),
})

/** What became of one. `problem` is null when it went well; `reason` tells several refusals of one kind apart. */
export type RowReport = { id: string; problem: RowProblem | null }
export type RowProblem = { code: ErrorCode | 'unexpected'; reason: string | null; words: string }
export type ManyReport = { rows: RowReport[] }
