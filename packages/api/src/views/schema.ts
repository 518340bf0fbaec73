import { fields } from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'
import { verificationFilter } from '../verifications/schema.ts'

/** The list's own filter but for the words that are searched for: those name a person, who may have to be forgotten. */
export const viewFilter = verificationFilter.omit({ q: true })
export type ViewFilter = z.output<typeof viewFilter>

export const saveViewInput = z.strictObject({
  name: fields.viewName,
  /** Everybody sees it; else its owner alone. */
  shared: z.boolean().default(false),
  filter: viewFilter,
})
export type SaveViewInput = z.output<typeof saveViewInput>

/** What is left out stays as it is. */
export const changeViewInput = z.strictObject({
  id: idField,
  name: fields.viewName.optional(),
  shared: z.boolean().optional(),
  filter: viewFilter.optional(),
})
export type ChangeViewInput = z.output<typeof changeViewInput>

export const viewInput = z.strictObject({ id: idField })

export type SavedView = {
  id: string
  name: string
  shared: boolean
  filter: ViewFilter
  owner: { id: string; name: string }
  /** The caller may change and remove it. */
  mayChange: boolean
}
