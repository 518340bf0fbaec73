import { z } from 'zod'

/** One value, or a list of 1 to 20. */
export const oneOrMany = <T extends z.ZodType>(value: T) => z.union([value, z.array(value).min(1).max(20)])
