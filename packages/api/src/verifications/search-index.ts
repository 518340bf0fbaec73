import { insertRows, type Tx } from '@ekyc/db'
import { searchWords } from '@ekyc/domain'

type Person = {
  id: string
  customerName: string
  email: string | null
  phone: string | null
  reference: string | null
}

/** The words by which a verification is found. */
export const wordsOf = ({ customerName: name, email, phone, reference, id }: Person): string[] =>
  searchWords({ name, email, phone, reference, id })

/** The same as rows. */
export const wordRows = (person: Person) => wordsOf(person).map((word) => ({ word, verificationId: person.id }))

/** Writes the words by which a verification is found, in place of those it had. */
export async function indexWords(tx: Tx, person: Person): Promise<void> {
  await tx.searchWord.deleteMany({ where: { verificationId: person.id } })
  await insertRows(tx, 'SearchWord', wordRows(person))
}
