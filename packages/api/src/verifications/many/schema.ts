import { cancelReasons, fields } from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../../id-field.ts'
import { verificationFilter } from '../schema.ts'

/** As many as one call acts on. */
export const MOST_IDS = 500
/** As many of a filter's matches as one preview names, newest first. */
export const MOST_MATCHES = 5000

/** What can be done to many at once. */
export const acts = ['extend', 'cancel'] as const
export type Act = (typeof acts)[number]

/** Of those that are selected; one that is named twice counts once. */
export const ids = z.array(idField).min(1).max(MOST_IDS)

/** Either the ids of those that are selected, 1 to 500, or a filter for all that match. */
export const previewManyInput = z
  .strictObject({ act: z.enum(acts), ids: ids.optional(), filter: verificationFilter.optional() })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), 'Name ids or a filter.')
export type PreviewManyInput = z.output<typeof previewManyInput>

/** Why one is left out: it has ended, or is not there for the caller. */
export type LeftOut = 'ended' | 'notFound'

export type ManyPreview = {
  /** Those that the act can be done to, newest first. */
  ids: string[]
  leftOut: { why: LeftOut; n: number }[]
  /** More match than were looked at: the newest 5,000. */
  capped: boolean
}

export const extendManyInput = z.strictObject({ ids, expiresInHours: fields.expiresInHours })
export const cancelManyInput = z.strictObject({ ids, reason: z.enum(cancelReasons), note: fields.note.optional() })

/** What became of one: `problem` says in words why not. */
export type RowReport = { id: string; problem: string | null }
export type ManyReport = { rows: RowReport[] }
