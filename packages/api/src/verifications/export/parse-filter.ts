import { AppError } from '../../errors.ts'
import { type VerificationFilter, verificationFilter } from '../schema.ts'

/** A filter from an address, as JSON text, or from a body. Nothing stands for all. Throws invalidInput for anything else. */
export function parseFilter(given: unknown): VerificationFilter {
  const { success, data } = verificationFilter.safeParse(typeof given === 'string' ? read(given) : (given ?? {}))
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
