import { z } from 'zod'

const ID = /^[\w-]{1,64}$/

/** What cannot be an id never reaches the database: PostgreSQL breaks on a NUL. */
export const isId = (text: string) => ID.test(text)

export const idField = z.string().regex(ID, 'This is not a valid ID.')

/** Those that somebody selected, as many as one call acts on: 1 to 500. One that is named twice counts once. */
export const idsField = z.array(idField).min(1).max(500)
