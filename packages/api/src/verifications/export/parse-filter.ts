import { AppError } from '../../errors.ts'
import { type VerificationFilter, verificationFilter } from '../schema.ts'

/** A filter as an address carries it: JSON, or nothing for all. Throws invalidInput for what is none. */
export function parseFilter(text: string | undefined): VerificationFilter {
  const { success, data } = verificationFilter.safeParse(text === undefined ? {} : read(text))
  if (!success) throw new AppError('invalidInput', 'The filter is not valid. Export from the list again.')
  return data
}

function read(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
