import type { Keyring } from '@ekyc/storage'
import type { CreateVerificationInput } from '../verifications/schema.ts'

export type Marks = {
  fingerprint: string
  referenceMark: string | null
  emailMark: string | null
  phoneMark: string | null
}

/** By what the same is found in other rows: keyed hashes, because the values themselves are sealed. */
export function marksOf({ mark }: Keyring, input: CreateVerificationInput, apartUnit: string | undefined): Marks {
  const { name, email, phone } = input.customer
  const { reference, profileId } = input
  const unit = apartUnit === undefined ? undefined : (input.unit ?? apartUnit)
  const marked = (kind: string, value: string | undefined) => (value ? mark(`${kind}:${value}`) : null)
  return {
    // Who it is and what is asked of them; language and the like do not make it another row. Units that are
    // kept apart learn nothing of each other.
    fingerprint: mark(`row:${JSON.stringify([name, email, phone, reference, profileId, unit])}`),
    referenceMark: marked('reference', reference),
    emailMark: marked('email', email),
    phoneMark: marked('phone', phone),
  }
}
