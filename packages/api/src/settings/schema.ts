import { z } from 'zod'

/** A new value of a setting, and the version that it was made from: `savedAt` as it was read, null for never saved. */
export const saving = <T extends z.ZodType>(value: T) => z.strictObject({ base: z.iso.datetime().nullable(), value })

export type Saved<T> = {
  value: T
  /** Instant of the last change: the version that a change is made from. Null while nobody has saved it. */
  savedAt: string | null
  /** Name of who saved it last, where known. */
  savedBy: string | null
}
