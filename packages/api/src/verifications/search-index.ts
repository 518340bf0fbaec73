import type { Tx } from '@ekyc/db'
import { searchWords } from '@ekyc/domain'

type Person = {
  id: string
  customerName: string
  email: string | null
  phone: string | null
  reference: string | null
}

/** The words by which a verification is found, as rows. */
export function wordRows({ id, customerName: name, email, phone, reference }: Person) {
  return searchWords({ name, email, phone, reference, id }).map((word) => ({ word, verificationId: id }))
}

/** Writes the words by which a verification is found, in place of those it had. */
export async function indexWords(tx: Tx, person: Person): Promise<void> {
  await tx.searchWord.deleteMany({ where: { verificationId: person.id } })
  await tx.searchWord.createMany({ data: wordRows(person) })
}
