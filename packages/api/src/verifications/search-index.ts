import type { Tx } from '@ekyc/db'
import { searchWords } from '@ekyc/domain'

type Person = {
  id: string
  customerName: string
  email: string | null
  phone: string | null
  reference: string | null
}

/** Writes the words by which a verification is found, in place of those it had. */
export async function indexWords(tx: Tx, person: Person): Promise<void> {
  const words = searchWords({
    name: person.customerName,
    email: person.email,
    phone: person.phone,
    reference: person.reference,
    id: person.id,
  })
  await tx.searchWord.deleteMany({ where: { verificationId: person.id } })
  await tx.searchWord.createMany({ data: words.map((word) => ({ word, verificationId: person.id })) })
}
