import { z } from 'zod'

const ID = /^[\w-]{1,64}$/

/** What cannot be an id never reaches the database: PostgreSQL breaks on a NUL. */
export const isId = (text: string) => ID.test(text)

export const idField = z.string().regex(ID, 'This is not an id.')
