import type { Keyring } from '@ekyc/storage'
import type { CreateVerificationInput } from '../verifications/schema.ts'

export type Marks = {
  fingerprint: string
  referenceMark: string | null
  emailMark: string | null
  phoneMark: string | null
}

/** Whether units are kept apart, and the one of the rows that name none. */
type Units = { apart: boolean; unit: string }

/** By what the same is found in other rows: keyed hashes, because the values themselves are sealed. */
export function marksOf({ mark }: Keyring, input: CreateVerificationInput, { apart, unit }: Units): Marks {
  const { email, phone } = input.customer
  const marked = (kind: string, value: string | undefined) => (value ? mark(`${kind}:${value}`) : null)
  return {
    fingerprint: mark(rowOf(input, apart ? unit : undefined)),
    referenceMark: marked('reference', input.reference),
    emailMark: marked('email', email),
    phoneMark: marked('phone', phone),
  }
}

/** The fingerprint that the same row has while units are kept apart, if they are not now, and the other way round. */
export const otherFingerprint = ({ mark }: Keyring, input: CreateVerificationInput, { apart, unit }: Units): string =>
  mark(rowOf(input, apart ? undefined : unit))

/**
 * Who it is and what is asked of them; language and the like do not make it another row. Units that are kept apart
 * learn nothing of each other.
 */
const rowOf = (
  { customer: { name, email, phone }, reference, profileId, unit: named }: CreateVerificationInput,
  unit?: string,
) =>
  `row:${JSON.stringify([name, email, phone, reference, profileId, unit === undefined ? undefined : (named ?? unit)])}`
